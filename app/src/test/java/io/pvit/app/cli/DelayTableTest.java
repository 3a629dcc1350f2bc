package io.pvit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.app.kafka.RollCall;
import io.pvit.schemas.CameraDelay;
import io.pvit.schemas.InferenceStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DelayTableTest {

  private static final String SHA = "0".repeat(64);
  private static final long NOW_US = 600_000_000;

  @Test
  void whatIsFurthestBehindComesFirstWhoeverWatchesIt() {
    InferenceStatus first =
        status(
            "i1",
            List.of(),
            new CameraDelay("yard", 230, NOW_US - 1_500_000, 812, 0, false),
            new CameraDelay("gate", 15_200, NOW_US, 40, 39, true));
    InferenceStatus second =
        status(
            "i2",
            List.of("a thread died"),
            new CameraDelay("hall", 800, NOW_US - 95_000_000, 7, 0, false));

    assertThat(
            DelayTable.of(new RollCall(List.of(first, second), List.of(status("i3", List.of())))))
        .containsExactly(
            "process          ready   clips/s  cameras  errors",
            "i1               yes         1.5        2",
            "i2               yes         1.5        1  a thread died",
            "i3               silent",
            "",
            "camera                    ms behind  last window     clips  left out  process         "
                + " says",
            "gate                          15200    0.0 s ago        40        39  i1              "
                + " overloaded",
            "hall                            800   95.0 s ago         7         0  i2",
            "yard                            230    1.5 s ago       812         0  i1");
  }

  @Test
  void withoutACameraItSaysSo() {
    assertThat(DelayTable.of(new RollCall(List.of(), List.of())))
        .endsWith("", "No camera is watched.");
  }

  private static InferenceStatus status(String id, List<String> errors, CameraDelay... cameras) {
    return new InferenceStatus(
        id, 0, SHA, true, true, errors, 1.5, NOW_US, Optional.empty(), List.of(cameras));
  }
}
