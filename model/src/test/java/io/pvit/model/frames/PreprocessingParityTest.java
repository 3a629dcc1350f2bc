package io.pvit.model.frames;

import static io.pvit.model.fixtures.Distance.absolute;
import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.fixtures.Fixture;
import io.pvit.model.fixtures.Fixtures;
import io.pvit.model.fixtures.Numbers;
import io.pvit.model.fixtures.Tensors;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Pictures reach the network as they reach torchvision's. */
@Tag("parity")
class PreprocessingParityTest {

  private static final double ACCEPTED = 3e-4;
  private static final double LEVELS_OFF = 1e-3;

  @TestFactory
  Stream<DynamicTest> cropsAsRecorded() {
    return Fixtures.each(
        "preprocess", "crop", fixture -> true, PreprocessingParityTest::assertCrop);
  }

  private static void assertCrop(Fixture fixture) {
    Tensors recorded = fixture.tensors(".safetensors");
    CentreCrop crop =
        new CentreCrop((int) fixture.number("short_side"), (int) fixture.number("crop"));
    double mean = fixture.number("mean");
    double deviation = fixture.number("std");

    try (TensorScope scope = TorchEngine.get().openScope()) {
      Tensor frames = frames(scope, recorded.get("frames"));

      Tensor resized = crop.resized(scope, frames); // (1, F, 3, h, w)
      float[] normalised = crop.of(scope, frames, mean, deviation).toFloats();

      long[] shape = resized.shape();
      assertThat(Arrays.copyOfRange(shape, 3, 5))
          .as("resized_height_width")
          .containsExactly(fixture.as(long[].class, "resized_height_width"));
      assertThat(new long[] {crop.offset((int) shape[3]), crop.offset((int) shape[4])})
          .as("crop_top_left")
          .containsExactly(fixture.as(long[].class, "crop_top_left"));
      assertThat(absolute(normalised, recorded.get("normalised").floats()))
          .as("normalised")
          .isLessThan(ACCEPTED);
      if (recorded.has("resized")) {
        assertThat(absolute(resized.toFloats(), recorded.get("resized").floats()))
            .as("resized")
            .isLessThan(ACCEPTED * deviation);
      }
      if (recorded.has("preset_uint8")) {
        assertLevels(normalised, mean, deviation, recorded.get("preset_uint8").bytes());
      }
    }
  }

  private static Tensor frames(TensorScope scope, Numbers recorded) {
    byte[] bytes = recorded.bytes();
    long[] shape = recorded.shape();
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    return scope.bytes(direct, 1, shape[0], shape[1], shape[2], shape[3]);
  }

  /** A preset that rounds to whole levels differs by no more than that. */
  private static void assertLevels(
      float[] normalised, double mean, double deviation, byte[] levels) {
    int off = 0;
    for (int i = 0; i < levels.length; i++) {
      long level = Math.round((normalised[i] * deviation + mean) * 255);
      long difference = Math.abs(level - Byte.toUnsignedInt(levels[i]));
      assertThat(difference).as("preset_uint8").isLessThanOrEqualTo(1);
      off += difference == 0 ? 0 : 1;
    }
    assertThat((double) off / levels.length).as("preset_uint8").isLessThan(LEVELS_OFF);
  }
}
