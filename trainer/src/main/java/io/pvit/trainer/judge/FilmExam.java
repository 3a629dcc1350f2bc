package io.pvit.trainer.judge;

import io.pvit.model.ActorPrediction;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Thresholds;
import io.pvit.model.frames.FrameDirectory;
import io.pvit.model.loss.ClipLabels;
import io.pvit.model.loss.LabelledPerson;
import io.pvit.trainer.judge.FilmMarks.Kind;
import io.pvit.trainer.sample.Sample;
import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * Judges a checkpoint on labelled films.
 *
 * <p>A clip is asked about every half second of a label, its key frame within it; at least once, in
 * the middle. Standing and walking are one: upright. What somebody does is answered from the given
 * box by the region head, and by our own actor that overlaps the box most, by half at least.
 * Figures named {@code complete} are of the films of the group {@code urfd}, whose boxes are
 * complete, over falling, lying, sitting, upright.
 */
public final class FilmExam {

  /** AVA's id of a fight. */
  static final int FIGHT = 64;

  private static final String COMPLETE_GROUP = "urfd";
  private static final double HOP_SECONDS = 0.5;
  private static final int DRAWS = 1000;
  private static final Kind UPRIGHT = new Kind("upright", List.of(12, 14));
  private static final List<Kind> FOUR =
      List.of(
          new Kind("fall down", List.of(5)),
          new Kind("lie", List.of(8)),
          new Kind("sit", List.of(11)),
          UPRIGHT);
  private static final List<Kind> ALL =
      List.of(
          new Kind("bend", List.of(1)),
          new Kind("crouch", List.of(3)),
          new Kind("dance", List.of(4)),
          new Kind("fall down", List.of(5)),
          new Kind("jump", List.of(7)),
          new Kind("lie", List.of(8)),
          new Kind("run", List.of(10)),
          new Kind("sit", List.of(11)),
          UPRIGHT);

  private final Card card;
  private final FilmSet set;
  private final int batch;
  private final int threads;
  private final long seed;
  private final Map<Integer, Integer> outputs = new HashMap<>();

  private final FilmMarks completeGiven = new FilmMarks(FOUR);
  private final FilmMarks completeOwn = new FilmMarks(FOUR);
  private final FilmMarks given = new FilmMarks(ALL);
  private final FilmMarks own = new FilmMarks(ALL);
  private final Map<Integer, long[]> found = new TreeMap<>();
  private final FightMarks fights = new FightMarks();
  private int clips;

  /**
   * For one judgement.
   *
   * @param batch clips that are watched together
   * @param threads that decode pictures
   * @param seed of the intervals
   */
  public FilmExam(Card card, FilmSet set, int batch, int threads, long seed) {
    this.card = card;
    this.set = set;
    this.batch = batch;
    this.threads = threads;
    this.seed = seed;
    for (int output = 0; output < card.labels().size(); output++) {
      outputs.put(card.labels().get(output).id(), output);
    }
  }

  /** A clip, and what is asked about it: the actor of a box, or whether somebody fights. */
  private record Question(int film, Sample sample, Optional<FrameBox> box, int action) {}

  /**
   * Judges.
   *
   * @param sampled the pictures of a film, as far apart as the card's clips want them; asked by
   *     other threads
   * @param done is told how many films are done
   * @throws FilmSetRefused when a film's pictures do not serve
   * @throws InterruptedException when the thread is
   */
  public Judgement judge(
      Examinee examinee, Function<Film, FrameDirectory> sampled, IntConsumer done)
      throws InterruptedException {
    Deque<Question> waiting = new ArrayDeque<>();
    try (Ahead<List<Question>> films =
        new Ahead<>(
            set.films().size(),
            threads,
            threads + 1,
            film -> questions((int) film, sampled.apply(set.films().get((int) film))))) {
      for (int film = 0; film < set.films().size(); film++) {
        waiting.addAll(films.next());
        while (waiting.size() >= batch) {
          mark(examinee, waiting, batch);
        }
        done.accept(film + 1);
      }
    }
    if (!waiting.isEmpty()) {
      mark(examinee, waiting, waiting.size());
    }
    return judgement();
  }

  private List<Question> questions(int number, FrameDirectory directory) {
    Film film = set.films().get(number);
    FilmPictures pictures = new FilmPictures(film, directory, card.inputContract());
    List<Question> questions = new ArrayList<>();
    for (Film.Label label : film.labels()) {
      if (label.track().isPresent() && label.action().isPresent()) {
        for (int picture : keys(film, label, pictures)) {
          FrameBox box = film.box(label.track().getAsInt(), pictures.frame(picture)).orElseThrow();
          LabelledPerson person = new LabelledPerson(pictures.box(box), List.of());
          questions.add(
              new Question(
                  number,
                  pictures.clip(picture, ClipLabels.real().withPeople(List.of(person))),
                  Optional.of(box),
                  label.action().getAsInt()));
        }
      }
    }
    if (film.isFight().isPresent()) {
      for (int picture : keys(pictures)) {
        questions.add(
            new Question(
                number, pictures.clip(picture, ClipLabels.real()), Optional.empty(), FIGHT));
      }
    }
    return questions;
  }

  /** Pictures within a label whose person has a box. */
  private List<Integer> keys(Film film, Film.Label label, FilmPictures pictures) {
    List<Integer> within = new ArrayList<>();
    for (int picture = 0; picture < pictures.size(); picture++) {
      int frame = pictures.frame(picture);
      if (frame >= label.first()
          && frame <= label.last()
          && film.box(label.track().orElseThrow(), frame).isPresent()) {
        within.add(picture);
      }
    }
    return everyHop(within);
  }

  /** Pictures whose whole clip lies in the film; the middle one when there is none. */
  private List<Integer> keys(FilmPictures pictures) {
    List<Integer> within = new ArrayList<>();
    int after = card.inputContract().frames() - card.inputContract().keyFrame();
    for (int key = card.inputContract().keyFrame(); key + after <= pictures.size(); key++) {
      within.add(key);
    }
    return within.isEmpty() ? List.of(pictures.size() / 2) : everyHop(within);
  }

  private List<Integer> everyHop(List<Integer> pictures) {
    int hop =
        Math.max(1, (int) Math.round(HOP_SECONDS * 1e6 / card.inputContract().frameIntervalUs()));
    List<Integer> some = new ArrayList<>();
    int first = pictures.size() <= hop ? pictures.size() / 2 : pictures.size() % hop / 2;
    for (int i = first; i < pictures.size(); i += hop) {
      some.add(pictures.get(i));
    }
    return some;
  }

  private void mark(Examinee examinee, Deque<Question> waiting, int count) {
    List<Question> questions = new ArrayList<>();
    while (questions.size() < count) {
      questions.add(waiting.remove());
    }
    List<Answers> answers = examinee.answer(questions.stream().map(Question::sample).toList());
    for (int i = 0; i < count; i++) {
      clips++;
      Question question = questions.get(i);
      if (question.box().isPresent()) {
        markPerson(question, question.box().get(), answers.get(i));
      } else {
        fights.add(question.film(), fight(answers.get(i)));
      }
    }
  }

  private static double fight(Answers answers) {
    return answers.people().stream()
        .mapToDouble(actor -> actor.score() * Overlaps.score(actor, FIGHT))
        .max()
        .orElse(0);
  }

  private void markPerson(Question question, FrameBox box, Answers answers) {
    boolean isComplete = set.films().get(question.film()).group().equals(COMPLETE_GROUP);
    Thresholds thresholds = card.thresholds();
    List<ActorPrediction> seen =
        answers.people().stream()
            .filter(actor -> actor.score() >= thresholds.actor())
            .limit(thresholds.maxActors())
            .toList();
    Optional<ActorPrediction> actor = Overlaps.most(seen, box);
    own.add(question.film(), question.action(), actor.map(it -> id -> Overlaps.score(it, id)));
    if (!answers.regions().isEmpty()) {
      FloatBuffer scores = answers.regions().get(0);
      given.add(
          question.film(),
          question.action(),
          Optional.of(id -> scores.get(Objects.requireNonNull(outputs.get(id)))));
    }
    if (isComplete) {
      completeOwn.add(
          question.film(), question.action(), actor.map(it -> id -> Overlaps.score(it, id)));
      if (!answers.regions().isEmpty()) {
        FloatBuffer scores = answers.regions().get(0);
        completeGiven.add(
            question.film(),
            question.action(),
            Optional.of(id -> scores.get(Objects.requireNonNull(outputs.get(id)))));
      }
      boolean isReached = Overlaps.most(answers.people(), box).isPresent();
      long[] counts = found.computeIfAbsent(question.film(), none -> new long[3]);
      counts[0] += actor.isPresent() ? 1 : 0;
      counts[1] += isReached ? 1 : 0;
      counts[2]++;
    }
  }

  private Judgement judgement() {
    SortedMap<String, Figure> figures = new TreeMap<>();
    int films = set.films().size();
    completeGiven
        .balancedAccuracy(films, seed)
        .ifPresent(figure -> figures.put("completeBalancedAccuracyGivenBoxes", figure));
    completeOwn
        .balancedAccuracy(films, seed)
        .ifPresent(figure -> figures.put("completeBalancedAccuracyOwnActors", figure));
    put(figures, "accuracyGivenBoxes", given.confusion().accuracy());
    put(figures, "accuracyOwnActors", own.confusion().accuracy());
    Ratio recall = new Ratio();
    Ratio reach = new Ratio();
    found
        .values()
        .forEach(
            counts -> {
              recall.add(counts[0], counts[2]);
              reach.add(counts[1], counts[2]);
            });
    recall.figure(DRAWS, seed).ifPresent(figure -> figures.put("completePersonRecall", figure));
    put(figures, "completePersonRecallAtAnyScore", reach.value());
    fights
        .area(film -> set.films().get(film).isFight().orElseThrow(), seed)
        .ifPresent(figure -> figures.put("fightArea", figure));
    Confusion four = completeGiven.confusion();
    boolean hasRegions = four.accuracy().isPresent();
    return new Judgement(
        card.sha256(),
        set.name(),
        clips,
        figures,
        new TreeMap<>(),
        hasRegions ? four : completeOwn.confusion(),
        null);
  }

  private static void put(SortedMap<String, Figure> figures, String name, OptionalDouble value) {
    value.ifPresent(it -> figures.put(name, Figure.of(it)));
  }
}
