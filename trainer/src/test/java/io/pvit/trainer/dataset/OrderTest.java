package io.pvit.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.frames.Letterbox;
import io.pvit.model.loss.ClipLabels;
import io.pvit.trainer.sample.Sample;
import io.pvit.trainer.sample.SampleSource;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OrderTest {

  private static List<Integer> epoch(EpochOrder order, int epoch) {
    return LongStream.range((long) epoch * order.size(), (epoch + 1L) * order.size())
        .mapToObj(order::at)
        .toList();
  }

  @Test
  void everyClipComesOnceAnEpoch() {
    for (int size : new int[] {1, 2, 5, 16, 17, 1000}) {
      assertThat(epoch(new EpochOrder(3, size), 2))
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, size).boxed().toList());
    }
  }

  @Test
  void everyEpochAndSeedHasAnOrderOfItsOwn() {
    assertThat(epoch(new EpochOrder(3, 50), 1)).isNotEqualTo(epoch(new EpochOrder(3, 50), 0));
    assertThat(epoch(new EpochOrder(4, 50), 0)).isNotEqualTo(epoch(new EpochOrder(3, 50), 0));
    assertThat(epoch(new EpochOrder(3, 50), 0))
        .isNotEqualTo(IntStream.range(0, 50).boxed().toList());
  }

  @Test
  void samplesAreMixedEvenlyAndEachInItsOwnOrder() {
    SampleSource real = index -> numbered((int) index);
    SampleSource synthetic = index -> numbered(100 + (int) index);

    assertThat(taken(new MixedSamples(real, synthetic, 0.5)))
        .containsExactly(0, 100, 1, 101, 2, 102);
    assertThat(taken(new MixedSamples(real, synthetic, 1 / 3.0)))
        .containsExactly(0, 1, 100, 2, 3, 101);
    assertThat(taken(new MixedSamples(real, synthetic, 0))).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(taken(new MixedSamples(real, synthetic, 1)))
        .containsExactly(100, 101, 102, 103, 104, 105);
  }

  private static List<Integer> taken(SampleSource source) {
    return LongStream.range(0, 6)
        .mapToObj(index -> source.sample(index).labels().action().orElseThrow())
        .toList();
  }

  private static Sample numbered(int number) {
    return new Sample(
        ByteBuffer.allocate(3), Letterbox.fit(1, 1, 1, 1), ClipLabels.real().withAction(number));
  }
}
