package io.pvit.trainer.scene;

import io.pvit.trainer.scene.stage.Director;
import io.pvit.trainer.scene.stage.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Clips as a function of seed and configuration: same bits on every machine and thread count. */
public final class SceneClips {

  private SceneClips() {}

  /** On the calling thread. */
  public static Clip clip(ClipSeed seed, ClipSpec spec) {
    return clip(Director.direct(seed, spec), spec);
  }

  /** Of a scene that is already drawn, such as one that is filmed from elsewhere. */
  public static Clip clip(Scene scene, ClipSpec spec) {
    Take take = new Take(scene, spec);
    for (int frame = 0; frame < spec.frames(); frame++) {
      take.shoot(frame);
    }
    return take.clip();
  }

  /** An endless source of clips, each made when it is asked for. */
  public static <S extends ClipSeed> ClipSource<S> source(ClipSpec spec) {
    return seed -> clip(seed, spec);
  }

  /** Frames shared out among threads. */
  public static Clip clip(ClipSeed seed, ClipSpec spec, ExecutorService threads)
      throws InterruptedException {
    Scene scene = Director.direct(seed, spec);
    Take take = new Take(scene, spec);
    List<Callable<Boolean>> frames = new ArrayList<>();
    for (int i = 0; i < spec.frames(); i++) {
      int frame = i;
      frames.add(
          () -> {
            take.shoot(frame);
            return true;
          });
    }
    for (Future<Boolean> done : threads.invokeAll(frames)) {
      try {
        done.get();
      } catch (ExecutionException failed) {
        throw new IllegalStateException("frame of clip " + seed + " failed", failed.getCause());
      }
    }
    return take.clip();
  }
}
