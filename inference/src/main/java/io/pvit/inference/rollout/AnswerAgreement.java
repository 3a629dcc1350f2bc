package io.pvit.inference.rollout;

import io.pvit.inference.network.ClipAnswer;
import io.pvit.model.ActorPrediction;
import io.pvit.schemas.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How far two answers to one clip agree. People are the same where their boxes overlap by half or
 * more; what counts of them is each action that the answer's own network is sure enough of for an
 * event.
 *
 * @param byAction the counts by the action's name, in its order
 */
public record AnswerAgreement(TreeMap<String, Counts> byAction) {

  private static final double SAME_PERSON = 0.5;

  /**
   * The counts of one action.
   *
   * @param stable people that the stable checkpoint says it of
   * @param candidate people that the candidate says it of
   * @param agreed those of both
   */
  public record Counts(long stable, long candidate, long agreed) {

    /** Of nothing. */
    public static final Counts NONE = new Counts(0, 0, 0);

    /** Of both together. */
    public Counts plus(Counts other) {
      return new Counts(stable + other.stable, candidate + other.candidate, agreed + other.agreed);
    }
  }

  /** Compares two answers. */
  public static AnswerAgreement of(ClipAnswer stable, ClipAnswer candidate) {
    AnswerAgreement agreement = new AnswerAgreement(new TreeMap<>());
    List<ActorPrediction> unmatched = new ArrayList<>(candidate.people());
    for (ActorPrediction person : stable.people()) {
      Set<String> said = sureActions(person, stable);
      Set<String> alsoSaid = new HashSet<>();
      same(person, unmatched)
          .ifPresent(
              other -> {
                unmatched.remove(other);
                alsoSaid.addAll(sureActions(other, candidate));
              });
      said.forEach(name -> agreement.add(name, new Counts(1, 0, alsoSaid.contains(name) ? 1 : 0)));
      alsoSaid.forEach(name -> agreement.add(name, new Counts(0, 1, 0)));
    }
    unmatched.forEach(
        person ->
            sureActions(person, candidate)
                .forEach(name -> agreement.add(name, new Counts(0, 1, 0))));
    return agreement;
  }

  /** Of all actions together. */
  public Counts total() {
    return byAction.values().stream().reduce(Counts.NONE, Counts::plus);
  }

  private void add(String name, Counts counts) {
    byAction.merge(name, counts, Counts::plus);
  }

  private static Optional<ActorPrediction> same(
      ActorPrediction person, List<ActorPrediction> others) {
    return others.stream()
        .filter(other -> box(person).iou(box(other)) >= SAME_PERSON)
        .max(Comparator.comparingDouble(other -> box(person).iou(box(other))));
  }

  private static Set<String> sureActions(ActorPrediction person, ClipAnswer answer) {
    Set<String> sure = new HashSet<>();
    person.actions().stream()
        .filter(action -> action.score() >= answer.card().thresholds().startScore())
        .forEach(action -> sure.add(action.name()));
    return sure;
  }

  private static Box box(ActorPrediction person) {
    return new Box(person.x1(), person.y1(), person.x2(), person.y2());
  }
}
