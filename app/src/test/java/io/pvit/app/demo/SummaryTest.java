package io.pvit.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void isOneLineOfJsonWithExactlyTheKnownKeys() {
    Latency latency = new Latency();
    for (long ms = 1; ms <= 100; ms++) {
      latency.add(ms * 1000);
    }

    assertThat(new Summary(320, 40, 39, 39, 12, 0, 0, latency.figures(), 1L << 30, null).json())
        .isEqualTo(
            "{\"frames\":320,\"windows\":40,\"clips\":39,\"detections\":39,\"events\":12,"
                + "\"lost\":0,\"repeated\":0,"
                + "\"latencyMs\":{\"p50\":50.0,\"p95\":95.0,\"p99\":99.0},"
                + "\"peakMemoryBytes\":1073741824,\"frameMap\":null}");
  }

  @Test
  void saysNullWhereNothingIsKnown() {
    assertThat(new Summary(0, 0, 0, 0, 0, 0, 0, new Latency().figures(), null, null).json())
        .contains("\"latencyMs\":{\"p50\":null,\"p95\":null,\"p99\":null}")
        .contains("\"peakMemoryBytes\":null");
  }
}
