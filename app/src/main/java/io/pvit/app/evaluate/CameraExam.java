package io.pvit.app.evaluate;

import io.pvit.model.Clip;
import io.pvit.model.InputContract;
import io.pvit.model.Pvit;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.frames.FramePixels;
import io.pvit.model.frames.Letterbox;
import io.pvit.schemas.clip.ClipShape;
import io.pvit.schemas.config.InferenceConfig;
import io.pvit.trainer.judge.AlarmMarks;
import io.pvit.trainer.judge.Judgement;
import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.SceneClips;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * Watches longer scenes as cameras, through the tracker and the life of events that inference has,
 * and counts what a consumer of events would be woken by.
 */
public final class CameraExam {

  private final Pvit network;
  private final InferenceConfig config;
  private final Setting setting;
  private final ClipShape shape;

  /**
   * Which scenes.
   *
   * @param first evaluation seed
   * @param films how many seeds from there on
   * @param seconds that each lasts
   * @param seed of the intervals
   */
  public record Setting(long first, int films, int seconds, long seed) {
    public Setting {
      if (first < 0 || films < 1 || seconds < 1) {
        throw new IllegalArgumentException(
            "first must be >= 0, films and seconds >= 1, were %d, %d, %d"
                .formatted(first, films, seconds));
      }
    }
  }

  /**
   * For one judgement.
   *
   * @param network with the thresholds of its card
   * @param config whose tracking and events are those of cameras
   */
  public CameraExam(Pvit network, InferenceConfig config, Setting setting) {
    this.network = network;
    this.config = config;
    this.setting = setting;
    InputContract contract = network.card().inputContract();
    shape = ClipShape.of(contract.frames(), contract.keyFrame(), contract.frameIntervalUs());
  }

  /**
   * Judges.
   *
   * @param done is told how many films are done
   */
  public Judgement judge(IntConsumer done) {
    AlarmMarks marks = new AlarmMarks();
    int clips = 0;
    for (int film = 0; film < setting.films(); film++) {
      io.pvit.trainer.scene.Clip scene =
          SceneClips.clip(new ClipSeed.Evaluation(setting.first() + film), spec());
      WatchedScene watched = new WatchedScene(scene, shape, card(), config);
      for (int from = 0;
          from + network.card().inputContract().frames() <= scene.maps().frames();
          from += shape.framesPerWindow()) {
        watched.take(from, network.watch(List.of(clip(scene, from))).get(0));
        clips++;
      }
      marks.add(watched.alarms());
      done.accept(film + 1);
    }
    return new Judgement(
        card().sha256(),
        "cameras %d..%d of %d s"
            .formatted(setting.first(), setting.first() + setting.films() - 1, setting.seconds()),
        clips,
        marks.figures(setting.seed()),
        new TreeMap<>(),
        null,
        null);
  }

  private Card card() {
    return network.card();
  }

  /** Whole windows, as many as the seconds hold, and a clip's at least. */
  private ClipSpec spec() {
    InputContract contract = card().inputContract();
    double perSecond = 1e6 / contract.frameIntervalUs();
    int windows = (int) (setting.seconds() * perSecond / shape.framesPerWindow());
    return ClipSpec.everything(
        Math.max(windows, shape.windowsPerClip()) * shape.framesPerWindow(),
        contract.height(),
        contract.width(),
        perSecond);
  }

  private Clip clip(io.pvit.trainer.scene.Clip scene, int from) {
    ByteBuffer rgb = scene.maps().rgb();
    int width = scene.maps().width();
    int height = scene.maps().height();
    int bytes = width * height * 3;
    Letterbox whole = Letterbox.fit(width, height, width, height);
    List<FramePixels> pictures = new ArrayList<>();
    for (int frame = 0; frame < card().inputContract().frames(); frame++) {
      pictures.add(FramePixels.drawn(rgb.slice((from + frame) * bytes, bytes), whole));
    }
    return new Clip(pictures);
  }
}
