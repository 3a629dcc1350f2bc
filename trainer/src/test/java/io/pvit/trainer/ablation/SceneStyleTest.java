package io.pvit.trainer.ablation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.stage.Director;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SceneStyleTest {

  private static final ClipSpec WALK = new ClipSpec(2, 64, 96, 8, 1, Set.of(Action.WALK));

  @Test
  void seedsAreOfTheStyleAndNoTwoTheSame() {
    Set<ClipSeed> seeds = new HashSet<>();
    for (long number = 0; number < 8; number++) {
      ClipSeed inside = SceneStyle.INDOORS.seed(number, WALK, ClipSeed.Training::new);
      ClipSeed outside = SceneStyle.OUTDOORS.seed(number, WALK, ClipSeed.Training::new);
      seeds.add(inside);
      seeds.add(outside);

      assertThat(Director.direct(inside, WALK).place().indoor()).isTrue();
      assertThat(Director.direct(outside, WALK).place().indoor()).isFalse();
    }

    assertThat(seeds).hasSize(16);
  }
}
