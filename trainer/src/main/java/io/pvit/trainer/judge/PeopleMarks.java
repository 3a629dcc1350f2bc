package io.pvit.trainer.judge;

import io.pvit.model.ActionScore;
import io.pvit.model.ActorPrediction;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Label;
import io.pvit.model.checkpoint.Thresholds;
import io.pvit.trainer.judge.FrameMap.Variant;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Marks of answers about people, on clips where all people are known.
 *
 * <p>The frame mAP ranks everything that was answered by the chance of a person times the chance of
 * the action. Recall, precision and false alarms are those of the card's thresholds.
 */
final class PeopleMarks {

  private static final double MATCH = 0.5;
  private static final int DRAWS = 1000;

  private final Card card;
  private final Set<Integer> classes;
  private final boolean findsPeople;
  private final Map<Integer, Integer> outputs = new HashMap<>();
  private final FrameMap own;
  private final FrameMap given;
  private final Ratio recall = new Ratio();
  private final Ratio reach = new Ratio();
  private final Ratio precision = new Ratio();
  private final Map<Integer, Integer> truths = new TreeMap<>();
  private final Postures postures;
  private final ThresholdMarks thresholds;
  private Confusion confusion;
  private Confusion givenConfusion;
  private boolean hasRegions;
  private long falseAlarms;
  private int clips;

  /**
   * For the actions of some ids.
   *
   * @param variant whose rules the frame mAP has
   * @param findsPeople whether there are answers beside those about given boxes
   */
  PeopleMarks(Card card, Set<Integer> classes, Variant variant, boolean findsPeople) {
    this.card = card;
    this.classes = classes;
    this.findsPeople = findsPeople;
    for (int output = 0; output < card.labels().size(); output++) {
      outputs.put(card.labels().get(output).id(), output);
    }
    own = new FrameMap(variant, classes);
    given = new FrameMap(variant, classes);
    postures = new Postures(card.labels(), classes);
    thresholds = new ThresholdMarks(card.thresholds().maxActors(), classes);
    confusion = Confusion.of(postures.names());
    givenConfusion = Confusion.of(postures.names());
  }

  /**
   * One clip.
   *
   * @param people all that count, in the order of the answers' regions
   * @param unsure people who are there but too small to be asked for: no answer about them is wrong
   */
  void add(List<KnownPerson> people, List<FrameBox> unsure, Answers answers) {
    String frame = Integer.toString(clips++);
    own.addFrame(frame);
    given.addFrame(frame);
    for (KnownPerson person : people) {
      for (int action : person.actions()) {
        own.addTruth(frame, person.box(), action);
        given.addTruth(frame, person.box(), action);
        truths.merge(action, 1, Integer::sum);
      }
    }
    List<ActorPrediction> asked =
        answers.people().stream().filter(actor -> !isAbout(unsure, people, box(actor))).toList();
    for (ActorPrediction actor : asked) {
      for (ActionScore action : actor.actions()) {
        own.addDetection(frame, box(actor), action.actionId(), actor.score() * action.score());
      }
    }
    List<ActorPrediction> seen = seen(asked);
    count(people, asked, seen);
    thresholds.add(people, asked);
    seen.forEach(actor -> falseAlarms += falseAlarms(actor, people));
    people.forEach(person -> confuse(person, seen));
    addRegions(frame, people, answers.regions());
  }

  private List<ActorPrediction> seen(List<ActorPrediction> asked) {
    Thresholds thresholds = card.thresholds();
    return asked.stream()
        .filter(actor -> actor.score() >= thresholds.actor())
        .limit(thresholds.maxActors())
        .toList();
  }

  private void count(
      List<KnownPerson> people, List<ActorPrediction> asked, List<ActorPrediction> seen) {
    int found = matched(people, seen);
    recall.add(found, people.size());
    precision.add(found, seen.size());
    reach.add(matched(people, asked), people.size());
  }

  /** How many people are found when each answer, surest first, takes the one it overlaps most. */
  private static int matched(List<KnownPerson> people, List<ActorPrediction> actors) {
    List<KnownPerson> left = new ArrayList<>(people);
    for (ActorPrediction actor : actors) {
      best(left, box(actor)).ifPresent(left::remove);
    }
    return people.size() - left.size();
  }

  /** The one that a box overlaps most; empty when it overlaps none by half. */
  static Optional<KnownPerson> best(List<KnownPerson> people, FrameBox box) {
    KnownPerson best = null;
    double most = MATCH;
    for (KnownPerson person : people) {
      double overlap = person.box().iou(box);
      if (overlap > most || (best == null && overlap == most)) {
        most = overlap;
        best = person;
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean isAbout(List<FrameBox> unsure, List<KnownPerson> people, FrameBox box) {
    double toUnsure = unsure.stream().mapToDouble(box::iou).max().orElse(0);
    double toKnown = people.stream().mapToDouble(person -> person.box().iou(box)).max().orElse(0);
    return toUnsure >= MATCH && toUnsure > toKnown;
  }

  private int falseAlarms(ActorPrediction actor, List<KnownPerson> people) {
    int count = 0;
    for (ActionScore action : actor.actions()) {
      boolean isAlarm =
          action.score() >= card.thresholds().actionStart() && classes.contains(action.actionId());
      boolean isTrue =
          people.stream()
              .anyMatch(
                  person ->
                      person.actions().contains(action.actionId())
                          && person.box().iou(box(actor)) >= MATCH);
      count += isAlarm && !isTrue ? 1 : 0;
    }
    return count;
  }

  private void confuse(KnownPerson person, List<ActorPrediction> seen) {
    postures
        .of(person.actions())
        .ifPresent(
            truth -> {
              Optional<ActorPrediction> actor = Overlaps.most(seen, person.box());
              int answer =
                  actor
                      .map(it -> postures.surest(id -> Overlaps.score(it, id)))
                      .orElse(confusion.nothing());
              confusion = confusion.plus(truth, answer);
            });
  }

  private void addRegions(String frame, List<KnownPerson> people, List<FloatBuffer> regions) {
    for (int i = 0; i < regions.size(); i++) {
      hasRegions = true;
      FloatBuffer scores = regions.get(i);
      KnownPerson person = people.get(i);
      for (int id : classes) {
        given.addDetection(frame, person.box(), id, scores.get(output(id)));
      }
      postures
          .of(person.actions())
          .ifPresent(
              truth ->
                  givenConfusion =
                      givenConfusion.plus(truth, postures.surest(id -> scores.get(output(id)))));
    }
  }

  int output(int id) {
    return Objects.requireNonNull(outputs.get(id));
  }

  static FrameBox box(ActorPrediction actor) {
    return new FrameBox(actor.x1(), actor.y1(), actor.x2(), actor.y2());
  }

  /** Where the card's thresholds would best lie. */
  Optional<Thresholds> bestThresholds() {
    return thresholds.best();
  }

  Confusion confusion() {
    return findsPeople ? confusion : givenConfusion;
  }

  SortedMap<Integer, ClassFigure> perClass() {
    SortedMap<Integer, ClassFigure> perClass = new TreeMap<>();
    FramePrecision found = (findsPeople ? own : given).precision();
    for (Label label : card.labels()) {
      if (classes.contains(label.id())) {
        Optional<Double> ap =
            Objects.requireNonNull(found.perClass().get(label.id())).stream().boxed().findFirst();
        perClass.put(
            label.id(),
            new ClassFigure(label.name(), truths.getOrDefault(label.id(), 0), ap.orElse(null)));
      }
    }
    return perClass;
  }

  /** All figures by name; intervals draw clusters of clips. */
  SortedMap<String, Figure> figures(long seed, Clusters clusters) {
    SortedMap<String, Figure> figures = new TreeMap<>();
    if (findsPeople) {
      putOwn(figures, seed, clusters);
    }
    if (hasRegions) {
      given.figure(seed, clusters).ifPresent(figure -> figures.put("regionMap", figure));
      given
          .precision()
          .meanOf(Postures.COMMON)
          .ifPresent(mean -> figures.put("regionMapPostures", Figure.of(mean)));
      givenConfusion
          .balancedAccuracy()
          .ifPresent(share -> figures.put("regionPostureBalancedAccuracy", Figure.of(share)));
    }
    return figures;
  }

  private void putOwn(SortedMap<String, Figure> figures, long seed, Clusters clusters) {
    own.figure(seed, clusters).ifPresent(figure -> figures.put(Judgement.FRAME_MAP, figure));
    own.precision()
        .meanOf(Postures.COMMON)
        .ifPresent(mean -> figures.put("frameMapPostures", Figure.of(mean)));
    recall.figure(DRAWS, seed, clusters).ifPresent(figure -> figures.put("personRecall", figure));
    precision
        .figure(DRAWS, seed, clusters)
        .ifPresent(figure -> figures.put("personPrecision", figure));
    reach.value().ifPresent(share -> figures.put("personRecallAtAnyScore", Figure.of(share)));
    confusion
        .balancedAccuracy()
        .ifPresent(share -> figures.put("postureBalancedAccuracy", Figure.of(share)));
    double hours =
        (double) clips
            * card.inputContract().frames()
            * card.inputContract().frameIntervalUs()
            / 3.6e9;
    if (hours > 0) {
      figures.put("falseAlarmsPerCameraHour", Figure.error(falseAlarms / hours));
    }
  }
}
