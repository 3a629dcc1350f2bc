package io.pvit.trainer.judge;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.frames.Letterbox;
import io.pvit.model.loss.LabelledPerson;
import io.pvit.model.net.Box;
import io.pvit.trainer.judge.FrameMap.Variant;
import io.pvit.trainer.sample.Sample;
import io.pvit.trainer.sample.SceneLabels;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSource;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.SceneClips;
import io.pvit.trainer.scene.label.Action;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * Judges a checkpoint on scenes that no training ever sees, rendered beside the watching.
 *
 * <p>Somebody counts whose visible part at the key frame is as high as {@link
 * SceneLabels#LEAST_HEIGHT} of the picture; answers about smaller people are neither right nor
 * wrong.
 */
public final class SceneExam {

  private final Setting setting;
  private final ClipSource<ClipSeed.Evaluation> scenes;
  private final SceneLabels labels;
  private final Card card;

  /**
   * Which scenes, and how.
   *
   * @param firstClip the first seed
   * @param clips how many seeds from there on
   * @param batch clips that are watched together
   * @param renderers threads that render
   * @param seed of the intervals
   */
  public record Setting(long firstClip, int clips, int batch, int renderers, long seed) {
    public Setting {
      require(firstClip >= 0, "firstClip must be >= 0, was " + firstClip);
      require(clips >= 1, "clips must be >= 1, was " + clips);
      require(batch >= 1, "batch must be >= 1, was " + batch);
      require(renderers >= 1, "renderers must be >= 1, was " + renderers);
    }

    private static void require(boolean holds, String otherwise) {
      if (!holds) {
        throw new IllegalArgumentException(otherwise);
      }
    }

    /** So many clips from the first on, on this machine. */
    public static Setting of(int clips) {
      int processors = Runtime.getRuntime().availableProcessors();
      return new Setting(0, clips, 4, Math.max(1, processors / 2), 1);
    }

    String name() {
      return "synthetic %d..%d".formatted(firstClip, firstClip + clips - 1);
    }
  }

  /** On everything that is acted, in the clips of a card. */
  public SceneExam(Card card, Setting setting) {
    this(card, setting, SceneClips.source(spec(card.inputContract())));
  }

  /** On scenes of one's own, in the size and at the rate of the card's clips. */
  public SceneExam(Card card, Setting setting, ClipSource<ClipSeed.Evaluation> scenes) {
    this.card = card;
    this.setting = setting;
    this.scenes = scenes;
    labels = SceneLabels.of(card);
  }

  private static ClipSpec spec(InputContract contract) {
    return ClipSpec.everything(
        contract.frames(), contract.height(), contract.width(), 1e6 / contract.frameIntervalUs());
  }

  /** The ids of everything that is acted. */
  public static Set<Integer> actedClasses() {
    return Arrays.stream(Action.values())
        .map(Action::avaId)
        .collect(Collectors.toUnmodifiableSet());
  }

  private record Question(Sample sample, List<FrameBox> unsure) {}

  /**
   * Judges.
   *
   * @param examinee of the same card
   * @param done is told how many clips are done
   * @throws InterruptedException when the thread is
   */
  public Judgement judge(Examinee examinee, IntConsumer done) throws InterruptedException {
    PeopleMarks people = new PeopleMarks(card, actedClasses(), Variant.SLOWFAST, true);
    TaskMarks tasks = new TaskMarks(examinee.segmentationClasses());
    try (Ahead<Question> questions =
        new Ahead<>(
            setting.clips(),
            setting.renderers(),
            setting.batch() * 2,
            number -> question(setting.firstClip() + number))) {
      for (int clip = 0; clip < setting.clips(); clip += setting.batch()) {
        List<Question> batch = questions.next(Math.min(setting.batch(), setting.clips() - clip));
        mark(batch, examinee, people, tasks);
        done.accept(clip + batch.size());
      }
    }
    SortedMap<String, Figure> figures =
        people.figures(setting.seed(), Clusters.single(setting.clips()));
    figures.putAll(tasks.figures());
    return new Judgement(
        card.sha256(),
        setting.name(),
        setting.clips(),
        figures,
        people.perClass(),
        people.confusion(),
        people.bestThresholds().orElse(null));
  }

  private void mark(List<Question> batch, Examinee examinee, PeopleMarks people, TaskMarks tasks) {
    List<Answers> answers = examinee.answer(batch.stream().map(Question::sample).toList());
    for (int i = 0; i < batch.size(); i++) {
      Question question = batch.get(i);
      people.add(known(question.sample()), question.unsure(), answers.get(i));
      tasks.add(question.sample().labels(), answers.get(i).tasks());
    }
  }

  private List<KnownPerson> known(Sample sample) {
    return sample.labels().people().orElse(List.of()).stream()
        .map(person -> new KnownPerson(box(person.box()), ids(person)))
        .toList();
  }

  private Set<Integer> ids(LabelledPerson person) {
    return person.actions().stream()
        .map(output -> card.labels().get(output).id())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static FrameBox box(Box box) {
    return new FrameBox(box.x1(), box.y1(), box.x2(), box.y2());
  }

  private Question question(long number) {
    Clip scene = scenes.clip(new ClipSeed.Evaluation(number));
    int width = scene.maps().width();
    int height = scene.maps().height();
    List<FrameBox> unsure =
        scene.truth().get(card.inputContract().keyFrame()).stream()
            .map(person -> person.visible())
            .filter(
                box ->
                    !box.isEmpty() && box.bottom() - box.top() < SceneLabels.LEAST_HEIGHT * height)
            .map(
                box ->
                    new FrameBox(
                        box.left() / width,
                        box.top() / height,
                        box.right() / width,
                        box.bottom() / height))
            .toList();
    return new Question(
        new Sample(
            scene.maps().rgb(), Letterbox.fit(width, height, width, height), labels.of(scene)),
        unsure);
  }
}
