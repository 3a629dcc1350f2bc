package io.pvit.schemas.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelFileTest {

  @Test
  void namesEveryActionIdOfTheMessagesOnceAndInOrder() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("../config/labels/ava-v2.2.csv"));

    assertThat(lines.get(0)).isEqualTo("id,name,type");
    assertThat(lines.stream().skip(1).map(line -> Integer.valueOf(line.split(",")[0])))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 80).boxed().toList());
    assertThat(lines.stream().skip(1))
        .allMatch(line -> line.matches("\\d+,([^\",]+|\"[^\"]+\"),(movement|object|person)"))
        .doesNotHaveDuplicates();
  }
}
