package io.pvit.app.camera;

import io.pvit.trainer.scene.ClipSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A few synthetic cameras, made, served and remembered. */
public final class SyntheticCameras implements AutoCloseable {

  /** The largest seed there is. */
  public static final long MOST_SEED = SceneMaker.MOST_SEED;

  /** A viewer takes a camera that is silent for much longer for lost. */
  private static final int PATIENCE_MS = 4_000;

  private final ScenesAhead scenes;
  private final List<SyntheticCamera> cameras;
  private final RtspServer server;

  private SyntheticCameras(ScenesAhead scenes, List<SyntheticCamera> cameras, RtspServer server) {
    this.scenes = scenes;
    this.cameras = cameras;
    this.server = server;
  }

  /**
   * Begins to make scenes at once; they are shown from the moment that somebody watches.
   *
   * @param seed the same one gives the same scenes, 0..{@link #MOST_SEED}
   */
  public static SyntheticCameras start(List<String> ids, long seed, CameraShape shape) {
    ClipSpec spec =
        ClipSpec.everything(
            shape.scenePictures(), shape.height(), shape.width(), shape.picturesPerSecond());
    ScenesAhead scenes = ScenesAhead.start(new SceneMaker(seed, spec), ids.size(), PATIENCE_MS);
    List<SyntheticCamera> cameras =
        IntStream.range(0, ids.size())
            .mapToObj(i -> new SyntheticCamera(ids.get(i), shape, () -> scenes.next(i)))
            .toList();
    try {
      return new SyntheticCameras(scenes, cameras, RtspServer.start(cameras));
    } catch (IOException e) {
      scenes.close();
      throw new UncheckedIOException("no port of this machine can be listened on", e);
    }
  }

  /** By camera, where it can be watched. */
  public Map<String, String> addresses() {
    Map<String, String> addresses = new LinkedHashMap<>();
    cameras.forEach(camera -> addresses.put(camera.id(), server.address(camera)));
    return addresses;
  }

  /** By camera, what was true of all scenes that were shown so far, and of the one that is. */
  public Map<String, List<Acted>> shown() {
    Map<String, List<Acted>> shown = new LinkedHashMap<>();
    cameras.forEach(camera -> shown.put(camera.id(), camera.shown()));
    return shown;
  }

  @Override
  public void close() {
    scenes.close();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
