package io.pvit.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelMapTest {

  @TempDir private Path directory;

  @Test
  void readsIdAndNameAndTakesItsOwnIdFromTheFile() throws IOException {
    LabelMap map =
        read("id,name,type\n1,\"bend/bow (at the waist)\",movement\n3,crouch/kneel,movement\n");

    assertThat(map.id()).isEqualTo("labels");
    assertThat(map.labels())
        .containsExactly(new Label(1, "bend/bow (at the waist)"), new Label(3, "crouch/kneel"));
  }

  @Test
  void keepsACommaWithinQuotes() throws IOException {
    assertThat(read("id,name\n16,\"carry/hold (an object), long\"\n").labels())
        .containsExactly(new Label(16, "carry/hold (an object), long"));
  }

  @Test
  void readsWhatASpreadsheetWrites() throws IOException {
    assertThat(read("\uFEFFid,name\r\n1,\"say \"\"hi\"\"\"\r\n2,walk \r\n").labels())
        .containsExactly(new Label(1, "say \"hi\""), new Label(2, "walk"));
  }

  @Test
  void saysThatAFileIsNotInUtf8() throws IOException {
    Path latin = Files.write(directory.resolve("latin.csv"), new byte[] {'i', 'd', (byte) 0xE9});

    assertThatThrownBy(() -> LabelMap.read(latin)).hasMessageContaining("is not in UTF-8");
  }

  @Test
  void saysThatAFolderIsNoFile() {
    assertThatThrownBy(() -> LabelMap.read(directory)).hasMessageContaining("is a folder");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name,id\\n          | must begin with the columns id,name",
        "id,name\\n          | labels must not be empty",
        "id,name\\none,run   | labels.csv, line 2: 'one,run' is not id,name",
        "id,name\\n1,a\\n1,b | the label id 1 occurs twice",
        "id,name\\n1,a\\n0,b  | line 3: id must be >= 1",
        "id,name\\n1,        | line 2: name must not be blank"
      })
  void saysWhatIsWrong(String text, String sentence) {
    assertThatThrownBy(() -> read(text.replace("\\n", "\n"))).hasMessageContaining(sentence);
  }

  private LabelMap read(String text) throws IOException {
    return LabelMap.read(Files.writeString(directory.resolve("labels.csv"), text));
  }
}
