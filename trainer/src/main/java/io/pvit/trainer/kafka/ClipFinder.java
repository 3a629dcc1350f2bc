package io.pvit.trainer.kafka;

import io.pvit.model.InputContract;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionLabel;
import io.pvit.schemas.Evidence;
import io.pvit.schemas.Frame;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.ScoredAction;
import io.pvit.schemas.clip.ClipRule;
import io.pvit.schemas.clip.ClipShape;
import io.pvit.schemas.clip.ClipState;
import io.pvit.schemas.clip.ClipStep;
import io.pvit.schemas.clip.ClipStep.Verdict;
import io.pvit.schemas.clip.WindowFacts;
import io.pvit.schemas.kafka.Topics;
import io.pvit.trainer.replay.Corrections;
import io.pvit.trainer.replay.LabelledActor;
import io.pvit.trainer.replay.ReplayClip;
import io.pvit.trainer.replay.ReplayStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * From a label to the clip it speaks of, joined from just the windows it was watched in: by the
 * offsets that its detections name, or, where nobody detected anything, by the camera's times. The
 * same rule joins windows into clips for watching. One thread's, but for {@link #stop}.
 */
public final class ClipFinder implements AutoCloseable {

  /** A film that is played faster than it happened has times ahead of Kafka's clock. */
  private static final Duration SLACK = Duration.ofMinutes(10);

  /** What a network says with less than an even chance is not taken for known. */
  private static final double SURE = 0.5;

  private final Consumer<@Nullable String, byte @Nullable []> consumer;
  private final Timeline<ActionDetections> detections;
  private final Timeline<FrameWindow> windows;
  private final ClipShape shape;
  private final ClipDecoder decoder;
  private final ReplayStore store;

  /**
   * @param consumer of no group, for committed records, that resets nothing; taken over
   * @param contract what clips look like
   * @param store whose clips are known better than by detections
   */
  public ClipFinder(
      Consumer<@Nullable String, byte @Nullable []> consumer,
      Topics topics,
      InputContract contract,
      ReplayStore store) {
    this.consumer = consumer;
    detections =
        new Timeline<>(
            consumer,
            topics.actions(),
            ActionDetections::cameraId,
            ActionDetections::keyFrameTimeUs,
            SLACK);
    windows =
        new Timeline<>(
            consumer, topics.windows(), FrameWindow::cameraId, ClipFinder::timeUs, SLACK);
    shape = ClipShape.of(contract.frames(), contract.keyFrame(), contract.frameIntervalUs());
    decoder = new ClipDecoder(contract);
    this.store = store;
  }

  /** The clip with the label in it, and with all that was known of its people before. */
  public Finding find(ActionLabel label) {
    Optional<ActionDetections> detected = detected(label);
    Optional<Joined> joined =
        detected.isPresent() ? byOffsets(detected.get()) : byTime(label.cameraId(), label.timeUs());
    if (joined.isEmpty()) {
      return new Finding.Missed(
          detected.isPresent()
              ? "its windows are no longer kept"
              : "no clip of the camera has its key frame near that time, or no longer");
    }
    return decoder
        .decode(joined.get().windows())
        .fold(pixels -> found(label, detected, joined.get(), pixels), Finding.Missed::new);
  }

  /** Ends a search with a WakeupException; any thread may. */
  void stop() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private Finding found(
      ActionLabel label,
      Optional<ActionDetections> detected,
      Joined joined,
      ClipDecoder.Pixels pixels) {
    FrameWindow last = joined.last();
    String id =
        "%s/%d/%d"
            .formatted(label.cameraId(), last.streamEpoch(), shape.keySequence(last.sequence()));
    List<LabelledActor> known =
        store
            .find(id)
            .map(ReplayClip::people)
            .orElseGet(() -> detected.map(ClipFinder::people).orElse(List.of()));
    return new Finding.Found(
        new ReplayClip(
            id,
            label.cameraId(),
            keyTimeUs(joined),
            label.createdAtUs(),
            pixels.letterbox(),
            pixels.rgb(),
            Corrections.apply(known, label)));
  }

  /** What a network that never learnt says of people is not known of them. */
  private static List<LabelledActor> people(ActionDetections detected) {
    if (detected.evidence().untrained()) {
      return List.of();
    }
    return detected.actors().stream()
        .map(
            actor ->
                new LabelledActor(
                    actor.box(),
                    actor.actions().stream()
                        .filter(action -> action.score() >= SURE)
                        .map(ScoredAction::actionId)
                        .toList()))
        .toList();
  }

  private Optional<ActionDetections> detected(ActionLabel label) {
    Nearest<ActionDetections> nearest = new Nearest<>(label.timeUs());
    detections.around(
        label.cameraId(),
        label.timeUs(),
        (offset, each) -> {
          nearest.offer(each.keyFrameTimeUs(), each);
          return each.keyFrameTimeUs() <= label.timeUs() + shape.hop().us();
        });
    return nearest.within(shape.hop().us());
  }

  private Optional<Joined> byOffsets(ActionDetections detected) {
    Evidence evidence = detected.evidence();
    Nearest<Joined> nearest = new Nearest<>(detected.keyFrameTimeUs());
    Joining joining = new Joining(nearest);
    boolean kept =
        windows.between(
            detected.cameraId(),
            evidence.partition(),
            evidence.firstOffset(),
            evidence.lastOffset(),
            (offset, window) -> {
              joining.take(offset, window);
              return true;
            });
    return kept ? nearest.within(shape.hop().us()) : Optional.empty();
  }

  private Optional<Joined> byTime(String cameraId, long timeUs) {
    Nearest<Joined> nearest = new Nearest<>(timeUs);
    Joining joining = new Joining(nearest);
    windows.around(
        cameraId,
        timeUs,
        (offset, window) -> {
          joining.take(offset, window);
          return timeUs(window) <= timeUs + 2 * shape.hop().us();
        });
    return nearest.within(shape.hop().us());
  }

  private long keyTimeUs(Joined joined) {
    return joined.windows().stream()
        .flatMap(window -> window.frames().stream())
        .skip(shape.keyFrame())
        .findFirst()
        .map(Frame::captureTimeUs)
        .orElseThrow();
  }

  /** A marker has no frame; it comes when its epoch is over. */
  private static long timeUs(FrameWindow window) {
    return window.frames().isEmpty()
        ? window.windowedAtUs()
        : window.frames().get(0).captureTimeUs();
  }

  /** The windows of one clip, oldest first. */
  private record Joined(List<FrameWindow> windows) {

    FrameWindow last() {
      return windows.get(windows.size() - 1);
    }
  }

  /** Folds the rule over a camera's windows. */
  private final class Joining {

    private final ClipRule rule = new ClipRule(shape);
    private final Deque<FrameWindow> newest = new ArrayDeque<>();
    private final Nearest<Joined> clips;
    private ClipState state = ClipState.initial();

    Joining(Nearest<Joined> clips) {
      this.clips = clips;
    }

    void take(long offset, FrameWindow window) {
      ClipStep step = rule.step(state, WindowFacts.of(window), offset);
      state = step.state();
      if (step.verdict() == Verdict.DUPLICATE) {
        return;
      }
      newest.add(window);
      if (newest.size() > shape.windowsPerClip()) {
        newest.removeFirst();
      }
      if (step.verdict() == Verdict.COMPLETES) {
        Joined clip = new Joined(List.copyOf(newest));
        clips.offer(keyTimeUs(clip), clip);
      }
    }
  }

  /** Of what is offered, the one nearest to a moment. */
  private static final class Nearest<T> {

    private final long timeUs;
    private Optional<T> best = Optional.empty();
    private long distanceUs = Long.MAX_VALUE;

    Nearest(long timeUs) {
      this.timeUs = timeUs;
    }

    void offer(long atUs, T value) {
      long distance = Math.abs(atUs - timeUs);
      if (distance < distanceUs) {
        distanceUs = distance;
        best = Optional.of(value);
      }
    }

    Optional<T> within(long us) {
      return distanceUs <= us ? best : Optional.empty();
    }
  }
}
