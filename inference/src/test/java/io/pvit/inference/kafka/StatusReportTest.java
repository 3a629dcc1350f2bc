package io.pvit.inference.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.inference.Meters;
import io.pvit.inference.network.TestingNetwork;
import io.pvit.schemas.InferenceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusReportTest {

  private final Meters meters = new Meters();
  private Instant now = Instant.ofEpochSecond(1_000);
  private final StatusReport report =
      new StatusReport(
          "i1", TestingNetwork::testingCard, meters, () -> now, Optional.empty(), false);

  @Test
  void tellsWhatItServesAndHowManyClipsASecondSinceTheLastReport() {
    meters.forward(4, Duration.ZERO);
    now = now.plusSeconds(1);
    InferenceStatus unused = report.next();
    meters.forward(2, Duration.ZERO);
    meters.forward(4, Duration.ZERO);
    now = now.plusSeconds(3);
    report.ready(true);

    assertThat(report.next())
        .isEqualTo(
            new InferenceStatus(
                "i1",
                0,
                TestingNetwork.SHA,
                true,
                true,
                List.of(),
                2.0,
                1_004_000_000L,
                Optional.empty(),
                List.of()));
  }

  @Test
  void keepsTheNewestErrors() {
    for (int i = 1; i <= 7; i++) {
      report.error("error " + i);
    }

    assertThat(report.next().errors())
        .containsExactly("error 3", "error 4", "error 5", "error 6", "error 7");
  }
}
