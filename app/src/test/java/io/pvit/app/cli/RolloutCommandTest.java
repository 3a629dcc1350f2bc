package io.pvit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.app.kafka.RollCall;
import io.pvit.inference.rollout.AnswerAgreement.Counts;
import io.pvit.inference.rollout.Book;
import io.pvit.inference.rollout.RehearsalReport;
import io.pvit.inference.rollout.RehearsalReport.Latency;
import io.pvit.schemas.CanaryFigures;
import io.pvit.schemas.InferenceStatus;
import io.pvit.schemas.RolloutPhase;
import io.pvit.schemas.RolloutPlan;
import io.pvit.schemas.RolloutReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutCommandTest {

  private static final String OLD = "0".repeat(64);
  private static final String NEW = "1".repeat(64);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          start                        | Missing required parameter: 'SHA'
          start abcd --canary 0%       | not '0%'
          start abcd --canary 101%     | not '101%'
          start abcd --canary all      | not 'all'
          rehearse abcd --last 10      | not '10'
          rehearse abcd --last 0m      | not '0m'
          """)
  void whatNobodyCanMeanIsRefusedBeforeABrokerIsAsked(String words, String named) {
    Invocation said = Invocation.of(("rollout " + words.strip()).split(" "));

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains(named);
  }

  @Test
  void theStatusNamesTheShareTheFiguresWhatIsWaitedForAndEveryProcess() {
    RolloutPlan plan =
        new RolloutPlan(
            7,
            OLD,
            Optional.of(NEW),
            624,
            "salt",
            "every process has it ready",
            "i1",
            1_000_000,
            RolloutPhase.CANARY,
            50,
            Optional.empty(),
            Optional.empty());
    CanaryFigures figures = new CanaryFigures(12, 0, 10, 100, 120, 40, 44, 36);

    assertThat(
            RolloutTable.of(
                new Book(Optional.of(plan), List.of()),
                new RollCall(
                    List.of(status("i1", figures, "too little evidence"), deaf("i2")),
                    List.of(deaf("i3"), deaf("i4")))))
        .containsExactly(
            "roll-out     canary on 62.4 % of the cameras (5.0 % would hold none)"
                + " (plan 7 of 1970-01-01T00:00:01Z, by i1)",
            "because      every process has it ready",
            "stable       " + OLD,
            "candidate    " + NEW,
            "figures      12 clips served, 0 failures; 10 compared: 1.20 times the time, 1.10 times"
                + " the actions, 75 % of them seen by both",
            "coordinator  too little evidence",
            "",
            "process          serves        candidate     ready   clips/s  cameras  says",
            "i1               000000000000  111111111111  yes         3.5        2",
            "i2               000000000000  -             no          0.0        -  does not follow"
                + " roll-outs (rollout.policy: none)",
            "silent, and neither waited for nor counted: i3, i4");
  }

  @Test
  void withoutAPlanAndWithoutAProcessTheStatusSaysSo() {
    assertThat(RolloutTable.of(Book.EMPTY, new RollCall(List.of(), List.of())))
        .containsExactly(
            "roll-out     none so far: every process serves what it started with",
            "",
            "No inference process is alive.");
  }

  @Test
  void aRehearsalListsTheActionsThatFlipMostFirst() {
    RehearsalReport report =
        new RehearsalReport(
            OLD,
            NEW,
            2,
            30,
            Map.of("walk", new Counts(10, 11, 9), "sit", new Counts(8, 2, 1)),
            new Latency(20, 25.5),
            new Latency(22, 30));

    assertThat(RehearsalTable.lines(report))
        .containsExactly(
            "stable       " + OLD,
            "candidate    " + NEW,
            "shown        30 clips of 2 cameras",
            "agreement    47.6 % of the actions that either saw were seen by both",
            "latency      stable 20.0 ms (p95 25.5), candidate 22.0 ms (p95 30.0)",
            "",
            "action                               both     lost   gained    flips",
            "sit                                     1        7        1        8",
            "walk                                    9        1        2        3",
            "all                                    10        8        3       11");
    assertThat(RehearsalTable.json(report))
        .endsWith(
            "\"cameras\":2,\"clips\":30,\"agreement\":0.4762,"
                + "\"stableMs\":{\"p50\":20.000,\"p95\":25.500},"
                + "\"candidateMs\":{\"p50\":22.000,\"p95\":30.000},"
                + "\"actions\":{\"sit\":{\"both\":1,\"lost\":7,\"gained\":1},"
                + "\"walk\":{\"both\":9,\"lost\":1,\"gained\":2}}}");
  }

  private static InferenceStatus status(String id, CanaryFigures figures, String coordination) {
    return new InferenceStatus(
        id,
        7,
        OLD,
        true,
        true,
        List.of(),
        3.5,
        1,
        Optional.of(
            new RolloutReport(
                Optional.of(NEW),
                Optional.empty(),
                2,
                623,
                figures,
                coordination,
                Optional.empty(),
                false)),
        List.of());
  }

  private static InferenceStatus deaf(String id) {
    return new InferenceStatus(
        id, 0, OLD, true, false, List.of(), 0, 1, Optional.empty(), List.of());
  }
}
