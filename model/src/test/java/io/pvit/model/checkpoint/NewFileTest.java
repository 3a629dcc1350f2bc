package io.pvit.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFileTest {

  @TempDir private Path directory;

  @Test
  void holdsWhatWasWrittenAndLeavesNothingBeside() throws IOException {
    Path file = directory.resolve("a");

    NewFile.write(file, channel -> channel.write(ByteBuffer.wrap(new byte[] {7})));

    assertThat(file).hasBinaryContent(new byte[] {7});
    assertThat(directory).isDirectoryNotContaining(each -> !each.equals(file));
  }

  @Test
  void isNotThereAfterAFailure() {
    assertThatThrownBy(
            () ->
                NewFile.write(
                    directory.resolve("a"),
                    channel -> {
                      throw new IOException("no space");
                    }))
        .hasMessage("no space");

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void takesNoPlaceThatSomebodyTookMeanwhile() {
    Path file = directory.resolve("a");

    assertThatThrownBy(() -> NewFile.write(file, channel -> Files.writeString(file, "theirs")))
        .isInstanceOf(FileAlreadyExistsException.class);

    assertThat(file).hasContent("theirs");
    assertThat(directory).isDirectoryNotContaining(each -> !each.equals(file));
  }
}
