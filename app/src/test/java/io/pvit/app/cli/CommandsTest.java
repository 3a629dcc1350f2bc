package io.pvit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandsTest {

  @Test
  void helpGroupsTheCommandsByWhoUsesThem() {
    Invocation help = Invocation.of("--help");

    assertThat(help.code()).isZero();
    assertThat(help.out())
        .containsSubsequence(
            "To see it work, and to run it:",
            "broker",
            "topics",
            "To consume action events:",
            "events");
  }

  @Test
  void helpNamesEveryCommand() {
    String help = Invocation.of("--help").out();

    assertThat(Commands.line().getSubcommands().keySet())
        .allSatisfy(name -> assertThat(help).contains("  " + name + " "));
  }

  @Test
  void aMisspeltCommandIsAnsweredWithTheRightOne() {
    Invocation misspelt = Invocation.of("brocker");

    assertThat(misspelt.code()).isEqualTo(2);
    assertThat(misspelt.err()).contains("brocker").contains("broker");
  }

  @Test
  void aMisspeltOptionIsAnsweredWithTheRightOne() {
    Invocation misspelt = Invocation.of("broker", "--prot", "1");

    assertThat(misspelt.code()).isEqualTo(2);
    assertThat(misspelt.err()).contains("--port").contains("pvit broker --help");
  }

  @Test
  void noCommandAtAllIsAMistake() {
    assertThat(Invocation.of().code()).isEqualTo(2);
  }

  @Test
  void aStopIsOneSentenceAndItsOwnCode() {
    Invocation stopped =
        Invocation.of("broker", "--config", "../config/broker.yaml", "--set", "port=many");

    assertThat(stopped.code()).isEqualTo(3);
    assertThat(stopped.err().lines()).hasSize(1);
    assertThat(stopped.err()).startsWith("pvit: ").contains("port").contains("many");
  }
}
