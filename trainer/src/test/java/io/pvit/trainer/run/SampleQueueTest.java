package io.pvit.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.frames.Letterbox;
import io.pvit.model.loss.ClipLabels;
import io.pvit.trainer.sample.Sample;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleQueueTest {

  @Test
  void samplesComeInOrderWhoeverMadeThem() throws InterruptedException {
    try (SampleQueue queue = new SampleQueue(SampleQueueTest::sample, 5, 3, 4)) {
      assertThat(numbers(queue.take(3))).containsExactly(5, 6, 7);
      assertThat(numbers(queue.take(2))).containsExactly(8, 9);
    }
  }

  @Test
  void aSampleThatCannotBeMadeEndsTheRunWithItsReason() {
    try (SampleQueue queue =
        new SampleQueue(
            index -> {
              throw new IllegalArgumentException("no scene " + index);
            },
            0,
            1,
            1)) {
      assertThatThrownBy(() -> queue.take(1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no scene 0");
    }
  }

  private static List<Integer> numbers(List<Sample> samples) {
    return samples.stream().map(sample -> (int) sample.rgb().get(0)).toList();
  }

  private static Sample sample(long index) {
    ByteBuffer pixel = ByteBuffer.wrap(new byte[] {(byte) index, 0, 0});
    return new Sample(pixel, Letterbox.fit(1, 1, 1, 1), ClipLabels.synthetic());
  }
}
