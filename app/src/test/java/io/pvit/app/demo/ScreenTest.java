package io.pvit.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ScreenTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void onATerminalTheStatusRewritesItself() {
    Screen screen = screen(true);

    screen.status("one", 0);
    screen.status("two", 500);
    screen.say("event");

    assertThat(bytes.toString(UTF_8))
        .isEqualTo("\r\u001b[Kone\r\u001b[Ktwo\r\u001b[Kevent" + System.lineSeparator());
  }

  @Test
  void elsewhereTheStatusIsRareAndALineOfItsOwn() {
    Screen screen = screen(false);

    screen.status("one", 10_000);
    screen.status("two", 19_999);
    screen.status("three", 20_000);
    screen.status("four", 29_999);

    assertThat(bytes.toString(UTF_8).lines()).containsExactly("three");
  }

  private Screen screen(boolean terminal) {
    return new Screen(new PrintStream(bytes, true, UTF_8), terminal);
  }
}
