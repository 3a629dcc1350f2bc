package io.pvit.trainer.judge;

import io.pvit.model.checkpoint.Card;
import io.pvit.trainer.dataset.ClipKnowledge;
import io.pvit.trainer.dataset.ClipReference;
import io.pvit.trainer.dataset.DatasetRefused;
import io.pvit.trainer.dataset.FilmViews;
import io.pvit.trainer.dataset.FilmViews.View;
import io.pvit.trainer.sample.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * Judges a checkpoint on whole clips of real films: what their class is, or whether and when a
 * state changes. A clip's answer is the mean of the chances that its views get.
 */
public final class ClipExam {

  private final Card card;
  private final ListedClips listed;
  private final int times;
  private final int crops;
  private final FilmViews views;

  /**
   * For one judgement.
   *
   * @param views of the films, in the clips of the card
   * @param times how often a clip is looked at, from places spread over time
   * @param crops of each look, side by side
   */
  ClipExam(Card card, ListedClips listed, FilmViews views, int times, int crops) {
    this.card = card;
    this.listed = listed;
    this.views = views;
    this.times = times;
    this.crops = crops;
  }

  private record Question(ClipReference clip, List<View> views) {}

  /**
   * Judges.
   *
   * @param examinee of the same card
   * @param done is told how many clips are done
   * @throws DatasetRefused when none can be read
   * @throws InterruptedException when the thread is
   */
  public Judgement judge(Examinee examinee, IntConsumer done) throws InterruptedException {
    List<ClipReference> clips = listed.clips();
    boolean areChanges = clips.get(0).known() instanceof ClipKnowledge.StateChange;
    ClipMarks marks = new ClipMarks(card.architecture().backbone().numClasses(), areChanges);
    int judged = 0;
    try (Ahead<Question> questions =
        new Ahead<>(
            clips.size(),
            listed.threads(),
            2 * listed.batch(),
            number -> question(clips.get((int) number)))) {
      for (int first = 0; first < clips.size(); first += listed.batch()) {
        int size = Math.min(listed.batch(), clips.size() - first);
        List<Question> batch =
            questions.next(size).stream().filter(question -> !question.views().isEmpty()).toList();
        mark(batch, examinee, marks);
        judged += batch.size();
        done.accept(first + size);
      }
    }
    listed.requireSome(judged);
    Confusion confusion = marks.confusion();
    return new Judgement(
        card.sha256(),
        listed.name(),
        judged,
        marks.figures(listed.seed()),
        new TreeMap<>(),
        confusion.classes().isEmpty() ? null : confusion,
        null);
  }

  private Question question(ClipReference clip) {
    return new Question(clip, views.ofWhole(clip, times, crops));
  }

  private void mark(List<Question> batch, Examinee examinee, ClipMarks marks) {
    List<Sample> samples =
        batch.stream().flatMap(question -> question.views().stream()).map(View::sample).toList();
    List<double[]> chances = new ArrayList<>();
    for (int i = 0; i < samples.size(); i += listed.batch()) {
      chances.addAll(
          examinee.classes(samples.subList(i, Math.min(samples.size(), i + listed.batch()))));
    }
    int at = 0;
    for (Question question : batch) {
      int count = question.views().size();
      marks.add(
          question.clip().film(),
          question.clip().known(),
          mean(chances.subList(at, at + count)),
          meanSeconds(question.views()));
      at += count;
    }
  }

  private static double[] mean(List<double[]> rows) {
    double[] mean = new double[rows.get(0).length];
    for (double[] row : rows) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += row[k] / rows.size();
      }
    }
    return mean;
  }

  private static List<Double> meanSeconds(List<View> views) {
    List<Double> seconds = new ArrayList<>();
    for (int frame = 0; frame < views.get(0).seconds().size(); frame++) {
      int at = frame;
      seconds.add(
          views.stream().mapToDouble(view -> view.seconds().get(at)).average().orElseThrow());
    }
    return seconds;
  }
}
