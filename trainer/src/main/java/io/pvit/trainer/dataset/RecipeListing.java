package io.pvit.trainer.dataset;

import io.pvit.model.checkpoint.Label;
import io.pvit.model.checkpoint.LabelMap;
import io.pvit.schemas.config.RecipeConfig;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The list that a recipe names, by its layout. */
public final class RecipeListing {

  private RecipeListing() {}

  /**
   * Reads it.
   *
   * @throws DatasetRefused when no row of it can be used
   */
  public static Listing of(RecipeConfig.Data data) {
    Path annotations = Path.of(data.annotations());
    return switch (data.layout()) {
      case "classes" -> ClassList.read(annotations, data.classes());
      case "ssv2", "something-else" -> SomethingSomething.read(annotations, Path.of(data.labels()));
      case "diving48" -> Diving48.read(annotations);
      case "ego4d" -> Ego4d.read(annotations);
      case "ava" -> ava(data, annotations);
      default -> throw new IllegalArgumentException("there is no layout " + data.layout());
    };
  }

  /**
   * Reads what is known of AVA's key frames, without the boxes of a detector.
   *
   * @throws DatasetRefused when no row of it can be used
   */
  public static Listing truths(RecipeConfig.Data data) {
    return lists(data).read(Path.of(data.annotations()), path(data.exclusions()), Optional.empty());
  }

  /**
   * Reads the boxes of a detector; empty where the recipe names none.
   *
   * @throws DatasetRefused when no row of them can be used
   */
  public static Optional<Listing> proposals(RecipeConfig.Data data) {
    return boxes(data).map(boxes -> lists(data).readProposals(boxes, path(data.exclusions())));
  }

  private static Listing ava(RecipeConfig.Data data, Path truths) {
    return lists(data).read(truths, path(data.exclusions()), boxes(data));
  }

  private static AvaLists lists(RecipeConfig.Data data) {
    return new AvaLists(actions(data), data.cutAtSecond());
  }

  /** The ids of the actions that a list in AVA's layout may name. */
  public static Set<Integer> actions(RecipeConfig.Data data) {
    try {
      return LabelMap.read(Path.of(data.labels())).labels().stream()
          .map(Label::id)
          .collect(Collectors.toUnmodifiableSet());
    } catch (IllegalArgumentException e) {
      throw new DatasetRefused("data.labels: " + e.getMessage(), e);
    }
  }

  private static Optional<AvaLists.Proposals> boxes(RecipeConfig.Data data) {
    return path(data.proposals())
        .map(file -> new AvaLists.Proposals(file, data.leastProposalScore()));
  }

  private static Optional<Path> path(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
  }
}
