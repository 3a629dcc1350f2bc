package io.pvit.inference.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.inference.network.TestingNetwork;
import io.pvit.inference.network.TestingPictures;
import io.pvit.inference.rollout.AnswerAgreement.Counts;
import io.pvit.schemas.CanaryFigures;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Window n of a testing camera shows n; its clips are windows n and n + 1. */
class RehearsalTest {

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void clipsAreCutAsInferenceCutsThemAndCountedByAction() {
    Rehearsal rehearsal =
        rehearsal(
            new TestingNetwork("5".repeat(64), numbers -> List.of(TestingNetwork.walker(0.7))),
            new TestingNetwork(
                "6".repeat(64),
                numbers -> numbers.get(0) < 2 ? List.of(TestingNetwork.walker(0.7)) : List.of()));

    // A window is lost after the third, so that there is no clip of 3 and 5.
    for (long sequence : new long[] {0, 1, 2, 3, 5, 6}) {
      rehearsal.take(TestingPictures.window("door", sequence), sequence);
    }
    rehearsal.take(TestingPictures.window("yard", 0), 0);

    RehearsalReport report = rehearsal.report();
    assertThat(report.cameras()).isEqualTo(2);
    assertThat(report.clips()).isEqualTo(4);
    assertThat(report.byAction()).containsOnlyKeys("walk");
    assertThat(report.total()).isEqualTo(new Counts(4, 2, 2));
    assertThat(report.agreement()).isEqualTo(0.5);
    assertThat(rehearsal.figures())
        .extracting(
            CanaryFigures::compared,
            CanaryFigures::failures,
            CanaryFigures::stableActions,
            CanaryFigures::candidateActions,
            CanaryFigures::agreedActions)
        .containsExactly(4L, 0L, 4L, 2L, 2L);
  }

  @Test
  void aWindowThatCameTwiceIsSeenOnce() {
    TestingNetwork blind = new TestingNetwork(numbers -> List.of());
    Rehearsal rehearsal = rehearsal(blind, blind);

    long offset = 0;
    for (long sequence : new long[] {0, 1, 1, 2}) {
      rehearsal.take(TestingPictures.window("door", sequence), offset++);
    }

    assertThat(rehearsal.report().clips()).isEqualTo(2);
    assertThat(rehearsal.report().agreement()).isEqualTo(1);
  }

  @Test
  void theTimeOfEachIsTold() {
    Rehearsal rehearsal =
        rehearsal(
            new TestingNetwork(
                numbers -> {
                  nanos.addAndGet(2_000_000);
                  return List.of();
                }),
            new TestingNetwork(
                numbers -> {
                  nanos.addAndGet(3_000_000);
                  return List.of();
                }));

    for (long sequence = 0; sequence < 4; sequence++) {
      rehearsal.take(TestingPictures.window("door", sequence), sequence);
    }

    assertThat(rehearsal.report().stableLatency()).isEqualTo(new RehearsalReport.Latency(2, 2));
    assertThat(rehearsal.report().candidateLatency()).isEqualTo(new RehearsalReport.Latency(3, 3));
  }

  private Rehearsal rehearsal(TestingNetwork stable, TestingNetwork candidate) {
    return new Rehearsal(stable, candidate, nanos::get);
  }
}
