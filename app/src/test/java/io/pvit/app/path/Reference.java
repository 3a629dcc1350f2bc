package io.pvit.app.path;

import io.pvit.app.path.Installed.At;
import io.pvit.inference.event.CameraEvents;
import io.pvit.inference.event.EventLifecycle;
import io.pvit.inference.event.EventRules;
import io.pvit.inference.event.EventStep;
import io.pvit.inference.event.Pace;
import io.pvit.inference.event.Thresholds;
import io.pvit.model.ActorPrediction;
import io.pvit.model.Clip;
import io.pvit.model.InputContract;
import io.pvit.model.Pvit;
import io.pvit.model.frames.DecodedPicture;
import io.pvit.model.frames.FrameDecoder;
import io.pvit.model.frames.FramePixels;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.Frame;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.clip.ClipRule;
import io.pvit.schemas.clip.ClipShape;
import io.pvit.schemas.clip.ClipState;
import io.pvit.schemas.clip.ClipStep;
import io.pvit.schemas.clip.ClipStep.Verdict;
import io.pvit.schemas.clip.Hop;
import io.pvit.schemas.clip.WindowFacts;
import io.pvit.schemas.config.InferenceConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What should have come out of a run, worked out slowly by one thread from the windows that the run
 * committed: the clip rule, the network clip by clip, and the lifecycle over the detections that
 * were committed.
 */
final class Reference {

  private static final int WINDOWS_PER_CLIP = 2;

  /** What the network says of one clip, which is the one that the clip's detections name. */
  record Answer(
      String camera, int streamEpoch, long keySequence, Pvit by, List<ActorPrediction> actors) {}

  private final List<Pvit> networks;
  private final Pvit network;
  private final EventLifecycle lifecycle;
  private final EventRules rules;
  private final ClipShape shape;
  private final FrameDecoder decoder = new FrameDecoder();
  private final IdentityHashMap<FrameWindow, Boolean> legible = new IdentityHashMap<>();

  Reference(Pvit network, InferenceConfig config) {
    this(List.of(network), config);
  }

  /** Of networks that may replace each other: their clips and thresholds are the same. */
  Reference(List<Pvit> networks, InferenceConfig config) {
    this.networks = networks;
    this.network = networks.get(0);
    InputContract contract = network.card().inputContract();
    this.shape =
        new ClipShape(
            WINDOWS_PER_CLIP,
            contract.frames() / WINDOWS_PER_CLIP,
            contract.keyFrame(),
            contract.frameIntervalUs());
    this.lifecycle =
        new EventLifecycle(
            new Pace(
                config.events().startAfterClips(),
                config.events().endAfterClips(),
                config.events().updateEveryClips(),
                config.tracking().maxMissedClips(),
                shape.hop()));
    this.rules =
        EventRules.of(
            new Thresholds(
                network.card().thresholds().actionStart(),
                network.card().thresholds().actionEnd()));
  }

  /** How far the clips' key frames lie apart. */
  Hop hop() {
    return shape.hop();
  }

  /** By camera, in order; a clip that nothing was detected of is the first network's. */
  Map<String, List<Answer>> answers(
      List<At<FrameWindow>> windows, List<At<ActionDetections>> detections) {
    Map<String, ActionDetections> byClip = byClip(detections);
    Map<String, List<Answer>> answers = new LinkedHashMap<>();
    Map<String, FrameWindow> before = new HashMap<>();
    eachVerdict(
        windows,
        (window, verdict) -> {
          if (verdict == Verdict.COMPLETES) {
            FrameWindow first = before.get(window.cameraId());
            if (first == null) {
              throw new AssertionError("a clip without a first window: " + window.sequence());
            }
            long keySequence = shape.keySequence(window.sequence());
            Pvit by = networkOf(byClip.get(window.cameraId() + "/" + keySequence));
            answers
                .computeIfAbsent(window.cameraId(), camera -> new ArrayList<>())
                .add(
                    new Answer(
                        window.cameraId(),
                        window.streamEpoch(),
                        keySequence,
                        by,
                        by.watch(List.of(clip(first, window))).get(0)));
          }
          before.put(window.cameraId(), window);
        });
    return answers;
  }

  /** By camera, in order: the lifecycle over these detections, ended where the windows end. */
  Map<String, List<ActionEvent>> events(
      List<At<FrameWindow>> windows, List<At<ActionDetections>> detections) {
    Map<String, ActionDetections> byClip = byClip(detections);
    Map<String, List<ActionEvent>> events = new LinkedHashMap<>();
    Map<String, CameraEvents> states = new HashMap<>();
    eachVerdict(
        windows,
        (window, verdict) -> {
          String camera = window.cameraId();
          CameraEvents state = states.getOrDefault(camera, CameraEvents.initial());
          Optional<EventStep> step = Optional.empty();
          if (verdict == Verdict.COMPLETES) {
            String clip = camera + "/" + shape.keySequence(window.sequence());
            step = Optional.of(lifecycle.step(state, found(byClip, clip), rules));
          } else if (verdict == Verdict.MARKER) {
            step = Optional.of(lifecycle.end(state, camera, window.end().orElseThrow()));
          }
          step.ifPresent(
              it -> {
                states.put(camera, it.state());
                events.computeIfAbsent(camera, key -> new ArrayList<>()).addAll(it.events());
              });
        });
    return events;
  }

  private static Map<String, ActionDetections> byClip(List<At<ActionDetections>> detections) {
    Map<String, ActionDetections> byClip = new HashMap<>();
    detections.forEach(
        it -> byClip.put(it.value().cameraId() + "/" + it.value().keySequence(), it.value()));
    return byClip;
  }

  private Pvit networkOf(@Nullable ActionDetections detections) {
    if (detections == null) {
      return network;
    }
    String sha = detections.evidence().checkpointSha256();
    return networks.stream()
        .filter(it -> it.card().sha256().equals(sha))
        .findFirst()
        .orElseThrow(() -> new AssertionError(sha + " was not there to watch"));
  }

  /** What each clip's id begins with, in the order of their windows. */
  List<String> clips(List<At<FrameWindow>> windows) {
    List<String> clips = new ArrayList<>();
    eachVerdict(
        windows,
        (window, verdict) -> {
          if (verdict == Verdict.COMPLETES) {
            clips.add(
                "%s/%d/%d"
                    .formatted(
                        window.cameraId(),
                        window.streamEpoch(),
                        shape.keySequence(window.sequence())));
          }
        });
    return clips;
  }

  /** How many windows are the first of their epoch that do not fit. */
  int misfits(List<At<FrameWindow>> windows) {
    int[] misfits = new int[1];
    eachVerdict(windows, (window, verdict) -> misfits[0] += verdict == Verdict.NOT_FITTING ? 1 : 0);
    return misfits[0];
  }

  private interface VerdictReader {
    void take(FrameWindow window, Verdict verdict);
  }

  private void eachVerdict(List<At<FrameWindow>> windows, VerdictReader reader) {
    ClipRule rule = new ClipRule(shape);
    Map<String, ClipState> cameras = new HashMap<>();
    for (At<FrameWindow> each : windows) {
      FrameWindow window = each.value();
      ClipState state = cameras.getOrDefault(window.cameraId(), ClipState.initial());
      ClipStep step = rule.step(state, WindowFacts.of(window), each.offset());
      if (looksAt(step.verdict()) && !legible(window)) {
        cameras.put(window.cameraId(), step.state().interrupted());
      } else {
        cameras.put(window.cameraId(), step.state());
        reader.take(window, step.verdict());
      }
    }
  }

  private static boolean looksAt(Verdict verdict) {
    return verdict == Verdict.COMPLETES || verdict == Verdict.GROWS || verdict == Verdict.BEGINS;
  }

  private boolean legible(FrameWindow window) {
    InputContract contract = network.card().inputContract();
    return legible.computeIfAbsent(
        window,
        it ->
            it.frames().stream()
                .map(frame -> decoder.decode(frame.payload(), contract))
                .allMatch(DecodedPicture.Pixels.class::isInstance));
  }

  private Clip clip(FrameWindow first, FrameWindow second) {
    List<FramePixels> pixels = new ArrayList<>();
    for (FrameWindow window : List.of(first, second)) {
      for (Frame frame : window.frames()) {
        DecodedPicture picture = decoder.decode(frame.payload(), network.card().inputContract());
        pixels.add(((DecodedPicture.Pixels) picture).frame());
      }
    }
    return new Clip(pixels);
  }

  private static ActionDetections found(Map<String, ActionDetections> all, String clip) {
    ActionDetections found = all.get(clip);
    if (found == null) {
      throw new AssertionError("no detections were committed for clip " + clip);
    }
    return found;
  }
}
