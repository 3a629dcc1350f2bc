package io.pvit.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A card as the version before this one wrote it. */
class CardFileOlderTest {

  private static final Path RECORDED =
      Path.of("src/test/resources/checkpoint/card-of-format-2.json");

  @TempDir private Path directory;

  @Test
  void isReadUnderTheNameThatItAlwaysHad() {
    Card card = CardFile.read(RECORDED);

    assertThat(card.format()).isEqualTo(Card.FORMAT);
    assertThat(card.sha256())
        .isEqualTo("514e65b72b4d47b10836d7d5ee689e44b0a01ebef99995e109653defd8665ce4");
    assertThat(card.architecture().name()).isEqualTo("nano");
    assertThat(card.architecture().taskHeads().poseMoments()).isZero();
  }

  @Test
  void isRefusedWhereItWasAltered() throws IOException {
    Path altered = directory.resolve("card.json");
    Files.writeString(
        altered, Files.readString(RECORDED).replace("\"boxSlots\" : 4", "\"boxSlots\" : 5"));

    assertThatThrownBy(() -> CardFile.read(altered)).hasMessageContaining("was altered");
  }
}
