package io.pvit.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignModuleTest {

  @TempDir Path directory;

  @Test
  void computesWhatItsFileSays() throws IOException {
    String text =
        """
        class Doubler(Module):
          __parameters__ = []
          __buffers__ = []
          training : bool
          def forward(self: __torch__.Doubler, x: Tensor) -> Tensor:
            return torch.mul(x, 2)
        """;
    Path file = directory.resolve("doubler.pt");
    Files.write(file, TorchScriptArchive.of("Doubler", text));

    try (ForeignModule doubler = TorchEngine.get().open(file);
        TensorScope scope = TorchEngine.get().openScope()) {
      Tensor x = scope.floats(new float[] {1, -3}, 2);

      assertThat(doubler.forward(scope, x, false).toFloats()).containsExactly(2, -6);
      assertThat(doubler.parameters()).isEmpty();
    }
  }

  @Test
  void aFileOfAnotherKindIsRefusedByName() throws IOException {
    Path file = Files.writeString(directory.resolve("letter.pt"), "Dear network");

    assertThatThrownBy(() -> TorchEngine.get().open(file))
        .isInstanceOf(NotTorchScript.class)
        .hasMessage(file + " is not a TorchScript module: write one with torch.jit.save");
  }
}
