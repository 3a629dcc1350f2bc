package io.pvit.trainer.dataset;

import io.pvit.model.checkpoint.Label;
import io.pvit.model.checkpoint.LabelMap;
import io.pvit.schemas.config.RecipeConfig;
import java.nio.file.Path;
import java.util.Optional;
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

  private static Listing ava(RecipeConfig.Data data, Path truths) {
    AvaLists lists =
        new AvaLists(
            LabelMap.read(Path.of(data.labels())).labels().stream()
                .map(Label::id)
                .collect(Collectors.toSet()),
            data.cutAtSecond());
    return lists.read(
        truths,
        path(data.exclusions()),
        path(data.proposals())
            .map(file -> new AvaLists.Proposals(file, data.leastProposalScore())));
  }

  private static Optional<Path> path(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
  }
}
