package io.pvit.trainer.gate;

import io.pvit.model.ActionScore;
import io.pvit.model.ActorPrediction;
import io.pvit.model.Pvit;
import io.pvit.trainer.judge.FrameBox;
import io.pvit.trainer.judge.FrameMap;
import io.pvit.trainer.judge.FramePrecision;
import io.pvit.trainer.judge.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Two checkpoints look at the same clips in turn, one clip at a time, so that whatever else the
 * machine does slows both alike.
 */
public final class Examination {

  /** Draws of fewer clips say little about others. */
  private static final int LEAST_DRAWN = 20;

  private static final int DRAWS = 1000;
  private static final double CONFIDENCE = 0.95;
  private static final long SEED = 1;

  private final Marks candidate;
  private final Marks serving;
  private final String set;
  private final Map<Integer, Integer> truths = new TreeMap<>();
  private int clips;

  /**
   * Nothing yet.
   *
   * @param set name of the set of clips
   * @param classes ids of the actions that are asked for
   */
  public Examination(
      String set, Set<Integer> classes, Pvit candidate, Pvit serving, LongSupplier nanoTicker) {
    this.set = set;
    this.candidate = new Marks(candidate, classes, nanoTicker);
    this.serving = new Marks(serving, classes, nanoTicker);
  }

  /**
   * Asks both about a clip.
   *
   * @throws IllegalStateException when an answer is not finite
   */
  public void ask(ExamClip clip) {
    String frame = Integer.toString(clips++);
    clip.people()
        .forEach(person -> person.actionIds().forEach(id -> truths.merge(id, 1, Integer::sum)));
    candidate.ask(frame, clip);
    serving.ask(frame, clip);
  }

  /** What came out so far. */
  public Comparison result() {
    Optional<Interval> gain =
        clips < LEAST_DRAWN
            ? Optional.empty()
            : candidate.map.gain(serving.map, DRAWS, CONFIDENCE, SEED);
    return new Comparison(
        set, clips, new TreeMap<>(truths), gain, candidate.standing(), serving.standing());
  }

  private static final class Marks {

    private final Pvit network;
    private final FrameMap map;
    private final LongSupplier nanoTicker;
    private final List<Long> nanos = new ArrayList<>();

    Marks(Pvit network, Set<Integer> classes, LongSupplier nanoTicker) {
      this.network = network;
      this.map = new FrameMap(FrameMap.Variant.SLOWFAST, classes);
      this.nanoTicker = nanoTicker;
    }

    void ask(String frame, ExamClip clip) {
      map.addFrame(frame);
      for (ExamClip.Known person : clip.people()) {
        person.actionIds().forEach(id -> map.addTruth(frame, person.box(), id));
      }
      long begun = nanoTicker.getAsLong();
      List<ActorPrediction> people = network.watchWithoutThresholds(List.of(clip.clip())).get(0);
      nanos.add(nanoTicker.getAsLong() - begun);
      for (ActorPrediction actor : people) {
        FrameBox box = new FrameBox(actor.x1(), actor.y1(), actor.x2(), actor.y2());
        for (ActionScore action : actor.actions()) {
          map.addDetection(frame, box, action.actionId(), actor.score() * action.score());
        }
      }
    }

    Standing standing() {
      FramePrecision precision = map.precision();
      TreeMap<Integer, Double> perClass = new TreeMap<>();
      precision
          .perClass()
          .forEach((id, found) -> found.ifPresent(value -> perClass.put(id, value)));
      List<Long> sorted = new ArrayList<>(nanos);
      Collections.sort(sorted);
      double median = sorted.isEmpty() ? 1 : sorted.get(sorted.size() / 2);
      OptionalDouble mean = precision.mean();
      return new Standing(mean, perClass, Math.max(1, median) / 1e9);
    }
  }
}
