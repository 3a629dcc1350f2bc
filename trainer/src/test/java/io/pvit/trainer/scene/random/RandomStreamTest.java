package io.pvit.trainer.scene.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

  @Test
  void aSeedGivesTheSameNumbersForEver() {
    RandomStream stream = RandomStream.of(42).named("body").numbered(3);

    assertThat(stream.bits()).isEqualTo(8653193603051638582L);
  }

  @Test
  void aNamedChildDoesNotDependOnWhatItsParentHasDrawn() {
    RandomStream fresh = RandomStream.of(7);
    RandomStream used = RandomStream.of(7);
    used.bits();
    used.named("another");

    assertThat(used.named("light").bits()).isEqualTo(fresh.named("light").bits());
  }

  @Test
  void namesAndNumbersTellStreamsApart() {
    RandomStream stream = RandomStream.of(7);

    long[] firsts = {
      stream.named("a").bits(),
      stream.named("b").bits(),
      stream.numbered(0).bits(),
      stream.numbered(1).bits(),
      stream.bits()
    };

    assertThat(firsts).doesNotHaveDuplicates();
  }

  @Test
  void uniformNumbersFillTheirRangeEvenly() {
    RandomStream stream = RandomStream.of(1);
    int[] counts = new int[10];

    for (int i = 0; i < 10_000; i++) {
      counts[(int) stream.uniform(0, 10)]++;
    }

    assertThat(Arrays.stream(counts).boxed()).allMatch(count -> count > 880 && count < 1120);
  }
}
