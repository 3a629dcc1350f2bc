package io.pvit.app.cli;

import io.pvit.schemas.config.Configuration;
import io.pvit.schemas.config.RecipeConfig;
import io.pvit.trainer.judge.AvaFiles;
import io.pvit.trainer.judge.FrameMap.Variant;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which list of real clips to judge by. */
final class ListOptions {

  private static final String AVA = "ava";

  @Option(
      names = "--recipe",
      paramLabel = "FILE",
      description = {
        "For the sets clips and ava: where list and films are (data) and how a clip is looked at",
        "(test), as one of config/recipe says."
      })
  private @Nullable Path recipe;

  @Option(
      names = "--recipe-set",
      paramLabel = "KEY=VALUE",
      description = "One key of the recipe, such as data.annotations; may be repeated.")
  private Map<String, String> recipeSet = new LinkedHashMap<>();

  @Option(
      names = "--labelmap",
      paramLabel = "FILE",
      description =
          "For the set ava: AVA's pbtxt, the ids that count. Default: all of data.labels.")
  private @Nullable Path labelMap;

  @Option(
      names = "--variant",
      defaultValue = "activitynet",
      description = "For the set ava, whose rules: ${COMPLETION-CANDIDATES}; default: activitynet.")
  private Variant variant = Variant.ACTIVITYNET;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  RecipeConfig ofClips() {
    RecipeConfig config = config("clips");
    if (config.data().layout().equals(AVA)) {
      throw new ParameterException(
          spec.commandLine(), "data.layout is ava, whose people are judged: say --set ava");
    }
    return config;
  }

  RecipeConfig ofPeople() {
    RecipeConfig config = config(AVA);
    if (!config.data().layout().equals(AVA)) {
      throw new ParameterException(
          spec.commandLine(),
          "data.layout is %s, whose clips are judged: say --set clips"
              .formatted(config.data().layout()));
    }
    return config;
  }

  private RecipeConfig config(String set) {
    if (recipe == null) {
      throw new ParameterException(
          spec.commandLine(), "--set %s needs --recipe, one of config/recipe".formatted(set));
    }
    return Configuration.load(RecipeConfig.class, recipe, recipeSet, System.getenv());
  }

  /** Ids that count; empty for all that the list may name. */
  Optional<Set<Integer>> counting() {
    return Optional.ofNullable(labelMap).map(AvaFiles::classes);
  }

  Variant variant() {
    return variant;
  }
}
