package io.pvit.trainer.judge;

import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Label;
import io.pvit.schemas.config.RecipeConfig;
import io.pvit.trainer.dataset.ClipReference;
import io.pvit.trainer.dataset.Damage;
import io.pvit.trainer.dataset.DatasetRefused;
import io.pvit.trainer.dataset.FilmViews;
import io.pvit.trainer.dataset.Listing;
import io.pvit.trainer.dataset.RecipeListing;
import io.pvit.trainer.judge.FrameMap.Variant;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** Judges a checkpoint on the list that a recipe names, in the checkpoint's own clips. */
public final class RecipeExam {

  private final RecipeConfig recipe;
  private final Card card;
  private final Setting setting;
  private final Consumer<Damage> passedOver;

  /**
   * How a list is gone through.
   *
   * @param first of its clips, from 0
   * @param most clips from there on; empty for all
   * @param batch clips that are watched together
   * @param threads that decode pictures
   * @param seed of the intervals
   */
  public record Setting(int first, Optional<Integer> most, int batch, int threads, long seed) {
    public Setting {
      if (first < 0 || most.orElse(1) < 1) {
        throw new IllegalArgumentException(
            "first must be >= 0 and most >= 1, were %d and %s".formatted(first, most));
      }
    }
  }

  /**
   * For a checkpoint with that card.
   *
   * @param passedOver hears of rows and films that cannot be used
   */
  public RecipeExam(RecipeConfig recipe, Card card, Setting setting, Consumer<Damage> passedOver) {
    this.recipe = recipe;
    this.card = card;
    this.setting = setting;
    this.passedOver = passedOver;
  }

  /**
   * Judges whole clips.
   *
   * @throws DatasetRefused when nothing of the list can be used, or the network tells other classes
   *     apart
   * @throws InterruptedException when the thread is
   */
  public Judgement clips(Examinee examinee, Progress progress) throws InterruptedException {
    requireClasses();
    Listing listing = RecipeListing.of(recipe.data());
    ListedClips listed = listed(listing);
    return new ClipExam(card, listed, views(), recipe.test().clips(), recipe.test().crops())
        .judge(examinee, progress.of(listed.clips().size()));
  }

  /**
   * Judges people at key frames.
   *
   * @param counting ids that count; empty for all of {@code data.labels}
   * @throws DatasetRefused when nothing of the list can be used, or the network lacks an action
   * @throws InterruptedException when the thread is
   */
  public Judgement ava(
      Examinee examinee, Optional<Set<Integer>> counting, Variant variant, Progress progress)
      throws InterruptedException {
    Set<Integer> classes = counting.orElseGet(() -> RecipeListing.actions(recipe.data()));
    requireActions(classes);
    ListedClips listed = listed(RecipeListing.truths(recipe.data()));
    Optional<Listing> proposals = RecipeListing.proposals(recipe.data());
    proposals.ifPresent(boxes -> boxes.damaged().forEach(passedOver));
    return new AvaExam(
            card, listed, proposals.map(boxes -> within(boxes, listed)), views(), classes, variant)
        .judge(examinee, progress.of(listed.clips().size()));
  }

  /** Told how far a judgement is. */
  public interface Progress {

    /**
     * Something was judged.
     *
     * @param done clips so far
     * @param all clips
     */
    void tell(int done, int all);

    private IntConsumer of(int all) {
      return done -> tell(Math.min(done, all), all);
    }
  }

  private ListedClips listed(Listing listing) {
    listing.damaged().forEach(passedOver);
    List<ClipReference> all = listing.clips();
    if (setting.first() >= all.size()) {
      throw new DatasetRefused(
          "the first clip to judge is number %d, but the list has %d, counted from 0"
              .formatted(setting.first(), all.size()));
    }
    int end = Math.min(all.size(), setting.first() + setting.most().orElse(all.size()));
    return new ListedClips(
        String.valueOf(Path.of(recipe.data().annotations()).getFileName()),
        all.subList(setting.first(), end),
        setting.batch(),
        setting.threads(),
        setting.seed());
  }

  /** Of a part of the list only boxes in its films, for the others were not to be judged. */
  private List<ClipReference> within(Listing boxes, ListedClips listed) {
    if (setting.first() == 0 && setting.most().isEmpty()) {
      return boxes.clips();
    }
    Set<Path> films =
        listed.clips().stream().map(ClipReference::film).collect(Collectors.toUnmodifiableSet());
    return boxes.clips().stream().filter(clip -> films.contains(clip.film())).toList();
  }

  private FilmViews views() {
    return new FilmViews(Path.of(recipe.data().films()), card.inputContract(), passedOver);
  }

  private void requireClasses() {
    int told = card.architecture().backbone().numClasses();
    if (told != recipe.data().classes()) {
      throw new DatasetRefused(
          "the checkpoint tells %d classes apart, but data.classes is %d; name one that learnt by"
                  .formatted(told, recipe.data().classes())
              + " this recipe");
    }
  }

  private void requireActions(Set<Integer> classes) {
    Set<Integer> known = card.labels().stream().map(Label::id).collect(Collectors.toSet());
    classes.stream()
        .filter(id -> !known.contains(id))
        .sorted()
        .findFirst()
        .ifPresent(
            id -> {
              throw new DatasetRefused(
                  "the checkpoint has no action with the id %d; name a label map of its actions"
                      .formatted(id));
            });
  }
}
