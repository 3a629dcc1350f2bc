package io.pvit.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KernelLibraryTest {

  private static final KernelLibrary KERNELS =
      TorchEngine.get().compile(KernelText.of(KernelLibraryTest.class, "samples.torchscript"));

  private final TensorScope scope = TorchEngine.get().openScope();

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void takesTensorsNumbersAndFlags() {
    Tensor x = scope.floats(new float[] {1, -2}, 2);

    Tensor y = KERNELS.infer(scope, "scaled", x, 0.5, true);

    assertThat(y.toFloats()).containsExactly(-0.5f, 1f);
  }

  @Test
  void takesListsOfNumbers() {
    Tensor x = scope.floats(new float[] {1, 2, 3, 4, 5, 6}, 6);

    Tensor y = KERNELS.infer(scope, "shaped", x, new long[] {3, 2});

    assertThat(y.shape()).containsExactly(3, 2);
  }

  @Test
  void takesListsOfTensorsAndLetsKernelsCallEachOther() {
    Tensor a = scope.floats(new float[] {1, 2}, 2);
    Tensor b = scope.floats(new float[] {10, 20}, 2);

    Tensor y = KERNELS.infer(scope, "summed", List.of(a, b), 3);

    assertThat(y.toFloats()).containsExactly(33f, 66f);
  }

  @Test
  void returnsListsOfTensors() {
    Tensor x = scope.floats(new float[] {1, 2, 3, 4}, 4);

    List<Tensor> y = KERNELS.callForList(scope, "halves", x);

    assertThat(y)
        .extracting(Tensor::toFloats)
        .containsExactly(new float[] {1, 2}, new float[] {3, 4});
  }

  @Test
  void readsBytesWhereTheyLie() {
    ByteBuffer direct = ByteBuffer.allocateDirect(3).put(new byte[] {0, 127, (byte) 255}).flip();

    Tensor y = KERNELS.infer(scope, "widened", scope.bytes(direct, 3));

    assertThat(y.toFloats()).containsExactly(0f, 127f, 255f);
  }

  @Test
  void refusesTextWithAnUnknownOperatorWhenItIsCompiled() {
    KernelText broken = KernelText.of(KernelLibraryTest.class, "broken.torchscript");

    assertThatThrownBy(() -> TorchEngine.get().compile(broken))
        .hasMessageContaining("no_such_operator");
  }

  @Test
  void aKernelThatFailsSaysWhyInOneLine() {
    Tensor three = scope.floats(new float[] {1, 2, 3}, 3);

    assertThatThrownBy(() -> KERNELS.infer(scope, "shaped", three, new long[] {2, 2}))
        .isInstanceOf(TorchFailed.class)
        .hasMessage("shape '[2, 2]' is invalid for input of size 3");
  }

  @Test
  void refusesAnArgumentThatNoKernelTakes() {
    assertThatThrownBy(() -> KERNELS.infer(scope, "scaled", "text"))
        .hasMessage("a kernel takes no java.lang.String");
  }
}
