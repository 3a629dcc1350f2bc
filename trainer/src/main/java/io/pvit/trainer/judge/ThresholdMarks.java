package io.pvit.trainer.judge;

import io.pvit.model.ActionScore;
import io.pvit.model.ActorPrediction;
import io.pvit.model.checkpoint.Thresholds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Finds the thresholds at which most answers are right and most truths are told: one for people,
 * one for the actions of people who were found. An action ends at 0.7 of what it begins at, so that
 * a score that wavers does not end it.
 */
final class ThresholdMarks {

  private static final double END_SHARE = 0.7;

  private final int maxActors;
  private final Set<Integer> classes;
  private final BestCut people = new BestCut();
  private final BestCut actions = new BestCut();

  /**
   * @param maxActors most people of one clip
   * @param classes ids of the actions that count
   */
  ThresholdMarks(int maxActors, Set<Integer> classes) {
    this.maxActors = maxActors;
    this.classes = classes;
  }

  /** One clip; answers about people who do not count are left out by the caller. */
  void add(List<KnownPerson> known, List<ActorPrediction> surestFirst) {
    known.forEach(person -> people.truth());
    List<KnownPerson> left = new ArrayList<>(known);
    for (ActorPrediction actor : surestFirst) {
      Optional<KnownPerson> found = PeopleMarks.best(left, PeopleMarks.box(actor));
      people.answer(actor.score(), found.isPresent());
      found.ifPresent(
          person -> {
            left.remove(person);
            addActions(person, actor);
          });
    }
  }

  private void addActions(KnownPerson person, ActorPrediction actor) {
    Set<Integer> counted = new HashSet<>(person.actions());
    counted.retainAll(classes);
    counted.forEach(action -> actions.truth());
    for (ActionScore action : actor.actions()) {
      if (classes.contains(action.actionId())) {
        actions.answer(action.score(), person.actions().contains(action.actionId()));
      }
    }
  }

  /** The thresholds; empty where nothing was right. */
  Optional<Thresholds> best() {
    OptionalDouble actor = people.score();
    OptionalDouble action = actions.score();
    return actor.isPresent() && action.isPresent()
        ? Optional.of(
            new Thresholds(
                actor.getAsDouble(),
                action.getAsDouble(),
                END_SHARE * action.getAsDouble(),
                maxActors))
        : Optional.empty();
  }
}
