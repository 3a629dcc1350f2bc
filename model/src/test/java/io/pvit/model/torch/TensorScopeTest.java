package io.pvit.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TensorScopeTest {

  private final TensorScope scope = TorchEngine.get().openScope();

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void leavesNothingBehindWhenAnInnerScopeCloses() {
    int before = scope.size();

    for (int i = 0; i < 10; i++) {
      try (TensorScope inner = scope.inner()) {
        inner.floats(new float[] {1, 2, 3}, 3);
      }
    }

    assertThat(scope.size()).isEqualTo(before);
  }

  @Test
  void keepsATensorThatWasMovedToIt() {
    Tensor kept;

    try (TensorScope inner = scope.inner()) {
      kept = inner.floats(new float[] {4, 5}, 2).moveTo(scope);
    }

    assertThat(kept.toFloats()).containsExactly(4f, 5f);
  }

  @Test
  void doesNotFollowTheArrayThatATensorWasMadeFrom() {
    float[] values = {1, 2};
    Tensor tensor = scope.floats(values, 2);

    values[0] = 9;

    assertThat(tensor.toFloats()).containsExactly(1f, 2f);
  }

  @Test
  void refusesBytesThatTheLibraryCannotReadInPlace() {
    assertThatThrownBy(() -> scope.bytes(ByteBuffer.allocate(3), 3))
        .hasMessage("direct must be a direct buffer");
  }
}
