package io.pvit.schemas.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.schemas.exit.StopException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeConfigTest {

  private static RecipeConfig recipe(String name, Map<String, String> set) {
    return Configuration.load(
        RecipeConfig.class, Path.of("../config/recipe/" + name + ".yaml"), set, Map.of());
  }

  @ParameterizedTest
  @CsvSource({
    "ssv2, adamw, 0.00007, 100, 128",
    "something-else, adamw, 0.00007, 100, 128",
    "diving48, adamw, 0.00015, 10, 128",
    "ego4d, adamw, 0.000015, 10, 128",
    "ava, sgd, 0.03, 30, 32"
  })
  void theRecipesAreThePapers(String name, String kind, double rate, double epochs, int clips) {
    RecipeConfig recipe = recipe(name, Map.of());

    assertThat(recipe.optimizer().kind()).isEqualTo(kind);
    assertThat(recipe.optimizer().peakRate()).isEqualTo(rate);
    assertThat(recipe.schedule().epochs()).isEqualTo(epochs);
    assertThat(recipe.batch().clipsPerPass() * recipe.batch().passesPerStep()).isEqualTo(clips);
    assertThat(recipe.batch().syntheticShare()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ssv2", "something-else", "diving48", "ego4d", "ava"})
  void theRecipesAgreeWithThePaperOnLosses(String name) {
    assertThat(recipe(name, Map.of()).losses())
        .isEqualTo(new TrainerConfig.Losses(1, 0.5, 0.5, 0.1, 3, 0.1, 0, 0));
  }

  @Test
  void epochsAreStepsOfRealClips() {
    RecipeConfig recipe = recipe("ava", Map.of());

    // 16 real clips a step
    assertThat(recipe.schedule().steps(1600, recipe.batch())).isEqualTo(3000);
    assertThat(recipe.schedule().warmupSteps(1600, recipe.batch())).isEqualTo(500);
  }

  @Test
  void framesAreApartAsFarAsTheStepAndTheFilmSay() {
    assertThat(recipe("ava", Map.of()).clip().frameIntervalUs()).isEqualTo(133_333);
    assertThat(recipe("ssv2", Map.of()).clip().frameIntervalUs()).isEqualTo(333_333);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ssv2 | data.layout | kinetics | one of classes, ssv2",
        "ssv2 | data.labels | '' | a file for the layout ssv2",
        "ssv2 | data.proposals | p.csv | empty but for the layout ava",
        "ssv2 | data.classes | 1 | at least 2",
        "ava | data.classes | 60 | 0 for the layout ava",
        "ava | data.leastProposalScore | 1.5 | within 0..1",
        "ava | data.cutAtSecond | -1 | at least 0 seconds",
        "ava | network.regionHead | false | true for the layout ava",
        "ego4d | data.classes | 2 | one more than clip.frames",
        "ssv2 | clip.picturesPerSecond | 0 | above 0",
        "ssv2 | clip.height | 4 | 8 to 4096",
        "ssv2 | batch.syntheticShare | 1 | at least 0 and below 1",
        "ssv2 | schedule.epochs | 0 | above 0",
        "ava | schedule.warmupEpochs | 30 | below schedule.epochs",
        "ssv2 | optimizer.kind | lion | one of adamw, sgd",
        "ssv2 | optimizer.endRate | 1 | within 0..optimizer.peakRate",
        "ava | optimizer.momentum | 1 | at least 0 and below 1",
        "ssv2 | augment.shortSideFrom | 200 | at least the short side of the clip",
        "ssv2 | augment.shortSideTo | 100 | at least augment.shortSideFrom",
        "ssv2 | test.crops | 4 | 1 to 3",
        "ssv2 | losses.pose | -1 | at least 0"
      })
  void aBadValueIsNamed(String name, String key, String value, String expected) {
    assertThatThrownBy(() -> recipe(name, Map.of(key, value)))
        .isInstanceOf(StopException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(expected);
  }
}
