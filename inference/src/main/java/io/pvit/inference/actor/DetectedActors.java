package io.pvit.inference.actor;

import io.pvit.inference.network.WarmUp;
import io.pvit.model.GivenPerson;
import io.pvit.model.InputContract;
import io.pvit.model.onnx.DetectorRefused;
import io.pvit.model.onnx.DetectorSettings;
import io.pvit.model.onnx.PersonDetector;
import io.pvit.model.onnx.YoloLayout;
import io.pvit.schemas.clip.ClipShape;
import io.pvit.schemas.config.InferenceConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a detector look at the key frame. */
final class DetectedActors implements ActorSource {

  private static final Logger log = LoggerFactory.getLogger(DetectedActors.class);
  private static final int TRIALS = 3;

  private final PersonDetector detector;
  private final String file;
  private Duration effort = Duration.ZERO;

  private DetectedActors(PersonDetector detector, String file) {
    this.detector = detector;
    this.file = file;
  }

  /** Opens the detector and tries it on a picture. */
  static DetectedActors open(InferenceConfig.Actors config, InputContract contract) {
    refuseEarlyKeyFrame(contract);
    String file = config.onnx().model();
    PersonDetector detector;
    try {
      detector = PersonDetector.open(settings(config));
    } catch (DetectorRefused e) {
      throw refused(file, e);
    }
    DetectedActors actors = new DetectedActors(detector, file);
    try {
      actors.tryOut(WarmUp.jpeg());
    } catch (RuntimeException e) {
      detector.close();
      throw e;
    }
    log.info(
        "People are found by {} ({}), {} ms a picture",
        file,
        detector.sha256(),
        actors.effort.toMillis());
    return actors;
  }

  @Override
  public String name() {
    return "onnx";
  }

  @Override
  public Optional<String> sha256() {
    return Optional.of(detector.sha256());
  }

  @Override
  public Optional<List<GivenPerson>> people(KeyMoment moment) {
    return Optional.of(find(moment.jpeg()));
  }

  @Override
  public Duration effort() {
    return effort;
  }

  @Override
  public void close() {
    detector.close();
  }

  private List<GivenPerson> find(ByteBuffer jpeg) {
    try {
      return detector
          .find(jpeg)
          .orElseThrow(() -> new IllegalStateException("a picture that was decoded before is bad"));
    } catch (DetectorRefused e) {
      throw refused(file, e);
    }
  }

  /** The first passes are slow by nature, any other by what else runs. */
  private void tryOut(ByteBuffer jpeg) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < TRIALS; i++) {
      long begun = System.nanoTime();
      find(jpeg);
      best = Math.min(best, System.nanoTime() - begun);
    }
    effort = Duration.ofNanos(best);
  }

  /** Of the windows before the last only the network's own pictures are kept. */
  private static void refuseEarlyKeyFrame(InputContract contract) {
    ClipShape shape =
        ClipShape.of(contract.frames(), contract.keyFrame(), contract.frameIntervalUs());
    if (!shape.keyFrameInLastWindow()) {
      throw new StopException(
          ExitCode.CHECKPOINT_CANNOT_SERVE,
          ("The checkpoint speaks of picture %d of %d, and a detector (actors.source: onnx) looks at"
                  + " the second half of a clip: choose another checkpoint or source.")
              .formatted(contract.keyFrame(), contract.frames()));
    }
  }

  private static DetectorSettings settings(InferenceConfig.Actors config) {
    InferenceConfig.Onnx onnx = config.onnx();
    return new DetectorSettings(
        Path.of(onnx.model()),
        YoloLayout.of(onnx.layout()),
        onnx.width(),
        onnx.height(),
        onnx.personClass(),
        config.minScore(),
        onnx.maxOverlap(),
        onnx.threads());
  }

  private static StopException refused(String file, DetectorRefused e) {
    return new StopException(
        ExitCode.CONFIGURATION,
        "The detector (actors.onnx.model: %s) does not serve: %s; see actors.onnx."
            .formatted(file, e.getMessage()),
        e);
  }
}
