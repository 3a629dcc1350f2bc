package io.pvit.app.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSpec;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SceneMakerTest {

  private static final ClipSpec SPEC = ClipSpec.everything(2, 32, 48, 8);

  @Test
  void noTwoScenesOfTwoSeedsOrTwoCamerasAreTheSame() {
    assertThat(
            LongStream.of(0, 1, SceneMaker.MOST_SEED)
                .mapToObj(seed -> new SceneMaker(seed, SPEC))
                .flatMap(
                    maker ->
                        LongStream.range(0, 100)
                            .mapToObj(i -> maker.clip((int) i % 8, (int) i / 8))))
        .doesNotHaveDuplicates()
        .allSatisfy(seed -> assertThat(seed).isInstanceOf(ClipSeed.Demo.class));
  }

  @Test
  void theSameSceneIsActedTheSameEachTime() {
    ActedScene once = new SceneMaker(3, SPEC).scene(1, 2);
    ActedScene again = new SceneMaker(3, SPEC).scene(1, 2);

    assertThat(again).isEqualTo(once);
  }

  @Test
  void aSeedBeyondItsRangeIsRefused() {
    assertThatThrownBy(() -> new SceneMaker(-1, SPEC))
        .hasMessage("seed must be within 0..4294967295, was -1");
  }
}
