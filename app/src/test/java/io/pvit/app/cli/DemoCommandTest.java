package io.pvit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoCommandTest {

  @ParameterizedTest
  @CsvSource({
    "--cameras 0, '--cameras must be within 1..8, was 0'",
    "--cameras 9, '--cameras must be within 1..8, was 9'",
    "--seed -1, '--seed must be within 0..4294967295, was -1'",
    "--input film.mp4 --cameras 2, '--cameras is for synthetic cameras; leave it out, or --input.'",
    "--input film.mp4 --seed 2, '--seed is for synthetic cameras; leave it out, or --input.'",
  })
  void whatMakesNoSenseIsRefused(String options, String sentence) {
    Invocation refused = Invocation.of(("demo " + options).split(" "));

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(sentence);
  }
}
