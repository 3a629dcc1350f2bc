package io.pvit.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatusLineTest {

  @Test
  void tellsRatesOverTheLastSeconds() {
    StatusLine line = new StatusLine();
    line.at(0, 0, 0, 0, 0);
    line.at(1_000, 80, 10, 0, 0);
    line.at(2_000, 96, 12, 0, 0);

    assertThat(line.at(4_000, 104, 16, 3, 7))
        .isEqualTo("8.0 fps in | 2.0 clips/s | lag 3 | 7 events");
  }

  @Test
  void beginsWithNothing() {
    assertThat(new StatusLine().at(5, 0, 0, 0, 0))
        .isEqualTo("0.0 fps in | 0.0 clips/s | lag 0 | 0 events");
  }
}
