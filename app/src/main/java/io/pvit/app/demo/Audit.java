package io.pvit.app.demo;

import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.clip.ClipRule;
import io.pvit.schemas.clip.ClipShape;
import io.pvit.schemas.clip.ClipState;
import io.pvit.schemas.clip.ClipStep;
import io.pvit.schemas.clip.ClipStep.Verdict;
import io.pvit.schemas.clip.WindowFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what was committed with what should have been: the clip rule over the committed windows
 * says which detections there must be, each once; each start must have one end.
 *
 * <p>Knows nothing of the pipeline's own counters. Feed it the records of each topic in their
 * order; one thread's.
 */
public final class Audit {

  /**
   * What was found.
   *
   * @param frames sampled pictures
   * @param windows without markers
   * @param clips the windows' clips
   * @param detections records on the actions topic
   * @param events records on the events topic
   * @param lost sequences, detections and ends that are missing
   * @param repeated sequences, detections, event records and ends that are one too many
   * @param unwatched detections and ends that are missing because inference had not come to their
   *     windows; not lost
   * @param findings each that is lost or repeated in words
   * @param remarks what else a reader of these figures must know
   */
  public record Result(
      long frames,
      long windows,
      long clips,
      long detections,
      long events,
      long lost,
      long repeated,
      long unwatched,
      List<String> findings,
      List<String> remarks) {
    public Result {
      findings = List.copyOf(findings);
      remarks = List.copyOf(remarks);
    }
  }

  /** What a window is to the run that is audited. */
  public enum Standing {
    /** Of a run before it: nothing of it is counted. */
    EARLIER,
    /** Of this run, and inference has committed past it. */
    WATCHED,
    /** Of this run, and inference has not come to it. */
    UNWATCHED
  }

  private final ClipShape shape;
  private final ClipRule rule;
  private final Map<String, ClipState> cameras = new HashMap<>();
  private final Map<String, Integer> detectionsOfClip = new LinkedHashMap<>();
  private final Map<String, Integer> records = new LinkedHashMap<>();
  private final Map<String, Integer> endsOfStart = new LinkedHashMap<>();
  private final Map<String, Integer> firstEpoch = new HashMap<>();
  private final Map<String, Long> firstKeySequence = new HashMap<>();
  private final Set<String> behind = new HashSet<>();
  private final Set<String> excused = new HashSet<>();
  private final List<String> remarks = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private final List<String> repeated = new ArrayList<>();
  private long frames;
  private long windows;
  private long detections;
  private long events;

  public Audit(ClipShape shape) {
    this.shape = shape;
    this.rule = new ClipRule(shape);
  }

  /** Whether a window or marker of this camera was fed. */
  public boolean knows(String cameraId) {
    return cameras.containsKey(cameraId);
  }

  /** The topic no longer keeps what came before this window, the next to be fed of its camera. */
  public void beginsWith(FrameWindow window) {
    String camera = window.cameraId();
    cameras.put(
        camera,
        new ClipState(
            window.sequence() - 1, -1, -1, 0, 0, 0, ClipState.Fit.FITTING, List.of(), -1));
    firstEpoch.put(camera, window.streamEpoch());
    firstKeySequence.put(camera, shape.keySequence(window.sequence() + shape.windowsPerClip() - 1));
    remarks.add(
        "The audit begins with window %s/%d: what came before is no longer kept."
            .formatted(camera, window.sequence()));
  }

  /** The next window or marker of its camera, and where it lies in its partition. */
  public void window(FrameWindow window, long offset, Standing standing) {
    ClipState before = cameras.getOrDefault(window.cameraId(), ClipState.initial());
    ClipStep step = rule.step(before, WindowFacts.of(window), offset);
    String name = "window %s/%d".formatted(window.cameraId(), window.sequence());
    if (standing == Standing.EARLIER) {
      cameras.put(window.cameraId(), step.state());
      firstEpoch.put(window.cameraId(), window.streamEpoch() + 1);
      return;
    }
    if (step.verdict() == Verdict.DUPLICATE) {
      repeated.add(name);
      return;
    }
    if (standing == Standing.UNWATCHED) {
      behind.add(window.cameraId());
    }
    for (long missing = before.lastSequence() + 1; missing < window.sequence(); missing++) {
      lost.add("window %s/%d".formatted(window.cameraId(), missing));
    }
    cameras.put(window.cameraId(), step.state());
    frames += window.frames().size();
    windows += window.frames().isEmpty() ? 0 : 1;
    if (step.verdict() == Verdict.COMPLETES) {
      long keySequence = shape.keySequence(window.sequence());
      String clip = clip(window.cameraId(), window.streamEpoch(), keySequence);
      detectionsOfClip.put(clip, 0);
      if (standing == Standing.UNWATCHED) {
        excused.add("detections of " + clip);
      }
    }
  }

  /** Detections, after all windows. */
  public void detections(ActionDetections found) {
    String camera = found.cameraId();
    if (isEarlier(camera, found.streamEpoch())
        || found.keySequence() < firstKeySequence.getOrDefault(camera, 0L)) {
      return;
    }
    detections++;
    String clip = clip(camera, found.streamEpoch(), found.keySequence());
    if (!detectionsOfClip.containsKey(clip)) {
      repeated.add("detections of %s, which is no clip".formatted(clip));
      return;
    }
    if (detectionsOfClip.merge(clip, 1, Integer::sum) > 1) {
      repeated.add("detections of " + clip);
    }
  }

  /** The next event record, after all windows. */
  public void event(ActionEvent event) {
    if (isEarlier(event.cameraId(), event.streamEpoch())) {
      return;
    }
    events++;
    String name = "%s revision %d".formatted(event.eventId(), event.revision());
    if (records.merge(name, 1, Integer::sum) > 1) {
      repeated.add("event " + name);
      return;
    }
    switch (event.type()) {
      case START -> start(event);
      case UPDATE -> requireStart(event);
      case END -> {
        requireStart(event);
        if (endsOfStart.merge(event.eventId(), 1, Integer::sum) > 1) {
          repeated.add("end of " + event.eventId());
        }
      }
    }
  }

  /** After everything was fed. */
  public Result result() {
    List<String> missing = new ArrayList<>(lost);
    detectionsOfClip.forEach(
        (clip, count) -> {
          if (count == 0) {
            missing.add("detections of " + clip);
          }
        });
    endsOfStart.forEach(
        (start, ends) -> {
          if (ends == 0) {
            missing.add("end of " + start);
          }
        });
    int absent = missing.size();
    missing.removeAll(excused);
    List<String> findings = new ArrayList<>();
    missing.forEach(each -> findings.add("lost: " + each));
    repeated.forEach(each -> findings.add("repeated: " + each));
    return new Result(
        frames,
        windows,
        detectionsOfClip.size(),
        detections,
        events,
        missing.size(),
        repeated.size(),
        absent - missing.size(),
        findings,
        remarks);
  }

  private void requireStart(ActionEvent event) {
    if (!endsOfStart.containsKey(event.eventId())) {
      lost.add("start of " + event.eventId());
      start(event);
    }
  }

  private void start(ActionEvent event) {
    endsOfStart.put(event.eventId(), 0);
    if (behind.contains(event.cameraId())) {
      excused.add("end of " + event.eventId());
    }
  }

  private boolean isEarlier(String camera, int epoch) {
    return epoch < firstEpoch.getOrDefault(camera, 0);
  }

  private static String clip(String camera, int epoch, long keySequence) {
    return "clip %s/%d/%d".formatted(camera, epoch, keySequence);
  }
}
