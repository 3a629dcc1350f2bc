package io.pvit.trainer.judge;

import io.pvit.model.checkpoint.Card;
import io.pvit.model.net.Box;
import io.pvit.trainer.dataset.ClipKnowledge;
import io.pvit.trainer.dataset.ClipPart;
import io.pvit.trainer.dataset.ClipReference;
import io.pvit.trainer.dataset.FilmViews;
import io.pvit.trainer.judge.FrameMap.Variant;
import io.pvit.trainer.sample.Sample;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.IntConsumer;

/**
 * Judges a checkpoint on key frames in AVA's layout: by the frame mAP of our own actors, of the
 * region head with the true boxes, and of the region head with the boxes of a detector.
 *
 * <p>Asked are the key frames that the list names; with {@link Variant#SLOWFAST} also those that
 * only the detector's boxes name, where every answer is wrong. Intervals draw films.
 */
public final class AvaExam {

  private final Card card;
  private final ListedClips listed;
  private final Map<KeyFrame, List<Box>> proposals = new LinkedHashMap<>();
  private final boolean hasProposals;
  private final FilmViews views;
  private final Set<Integer> classes;
  private final Variant variant;

  /**
   * For one judgement.
   *
   * @param listed what is known of key frames, without the boxes of a detector
   * @param proposed boxes of a detector, where there are some
   * @param views of the films, in the clips of the card
   * @param classes ids that count
   */
  AvaExam(
      Card card,
      ListedClips listed,
      Optional<List<ClipReference>> proposed,
      FilmViews views,
      Set<Integer> classes,
      Variant variant) {
    this.card = card;
    this.listed = listed;
    this.views = views;
    this.classes = classes;
    this.variant = variant;
    hasProposals = proposed.isPresent();
    proposed.ifPresent(
        all ->
            all.forEach(
                clip ->
                    proposals.put(
                        KeyFrame.of(clip),
                        people(clip).stream().map(ClipKnowledge.Person::box).toList())));
  }

  private record KeyFrame(String film, ClipPart part) {
    static KeyFrame of(ClipReference clip) {
      return new KeyFrame(clip.film().toString(), clip.part());
    }
  }

  private record Question(
      ClipReference clip, List<KnownPerson> known, List<Box> proposed, Optional<Sample> sample) {}

  /**
   * Judges.
   *
   * @param examinee of the same card
   * @param done is told how many clips are done
   * @throws io.pvit.trainer.dataset.DatasetRefused when none can be read
   * @throws InterruptedException when the thread is
   */
  public Judgement judge(Examinee examinee, IntConsumer done) throws InterruptedException {
    List<ClipReference> clips = asked();
    PeopleMarks people = new PeopleMarks(card, classes, variant, examinee.findsPeople());
    FrameMap proposed = new FrameMap(variant, classes);
    List<String> films = new ArrayList<>();
    try (Ahead<Question> questions =
        new Ahead<>(
            clips.size(),
            listed.threads(),
            2 * listed.batch(),
            number -> question(clips.get((int) number)))) {
      for (int first = 0; first < clips.size(); first += listed.batch()) {
        int size = Math.min(listed.batch(), clips.size() - first);
        List<Question> batch =
            questions.next(size).stream()
                .filter(question -> question.sample().isPresent())
                .toList();
        mark(batch, examinee, people, proposed, films);
        done.accept(first + size);
      }
    }
    listed.requireSome(films.size());
    return judgement(people, proposed, Clusters.of(films), films.size());
  }

  /**
   * Those listed, and where it matters those that only the detector names: nobody is known there.
   */
  private List<ClipReference> asked() {
    Map<KeyFrame, ClipReference> asked = new LinkedHashMap<>();
    listed.clips().forEach(clip -> asked.put(KeyFrame.of(clip), clip));
    if (variant == Variant.SLOWFAST) {
      for (KeyFrame frame : proposals.keySet()) {
        asked.computeIfAbsent(
            frame,
            only ->
                new ClipReference(
                    Path.of(only.film()), only.part(), new ClipKnowledge.People(List.of())));
      }
    }
    return List.copyOf(asked.values());
  }

  private Question question(ClipReference clip) {
    List<ClipKnowledge.Person> people = people(clip);
    List<Box> proposed = proposals.getOrDefault(KeyFrame.of(clip), List.of());
    List<Box> boxes = new ArrayList<>(people.stream().map(ClipKnowledge.Person::box).toList());
    boxes.addAll(proposed);
    return new Question(
        clip,
        people.stream()
            .map(person -> new KnownPerson(frameBox(person.box()), person.actions()))
            .toList(),
        proposed,
        views.around(clip, boxes));
  }

  private void mark(
      List<Question> batch,
      Examinee examinee,
      PeopleMarks people,
      FrameMap proposed,
      List<String> films) {
    if (batch.isEmpty()) {
      return;
    }
    List<Answers> answers =
        examinee.answer(batch.stream().map(question -> question.sample().orElseThrow()).toList());
    for (int i = 0; i < batch.size(); i++) {
      Question question = batch.get(i);
      Answers answer = answers.get(i);
      String frame = Integer.toString(films.size());
      films.add(question.clip().film().toString());
      int known = answer.regions().isEmpty() ? 0 : question.known().size();
      people.add(
          question.known(),
          List.of(),
          new Answers(answer.people(), answer.regions().subList(0, known), answer.tasks()));
      proposed.addFrame(frame);
      for (KnownPerson person : question.known()) {
        person.actions().forEach(action -> proposed.addTruth(frame, person.box(), action));
      }
      for (int at = known; at < answer.regions().size(); at++) {
        FloatBuffer scores = answer.regions().get(at);
        FrameBox box = frameBox(question.proposed().get(at - known));
        classes.forEach(id -> proposed.addDetection(frame, box, id, scores.get(people.output(id))));
      }
    }
  }

  private Judgement judgement(PeopleMarks people, FrameMap proposed, Clusters films, int judged) {
    SortedMap<String, Figure> figures = people.figures(listed.seed(), films);
    if (hasProposals && card.architecture().regionHead()) {
      proposed.figure(listed.seed(), films).ifPresent(figure -> figures.put("proposalMap", figure));
    }
    return new Judgement(
        card.sha256(),
        listed.name(),
        judged,
        figures,
        people.perClass(),
        people.confusion(),
        people.bestThresholds().orElse(null));
  }

  private static List<ClipKnowledge.Person> people(ClipReference clip) {
    return ((ClipKnowledge.People) clip.known()).people();
  }

  private static FrameBox frameBox(Box box) {
    return new FrameBox(box.x1(), box.y1(), box.x2(), box.y2());
  }
}
