package io.pvit.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

  private final Random random = new Random(1);

  @Test
  void readsWhatItWrites() {
    TraceParent trace = TraceParent.start(random);

    assertThat(TraceParent.parse(trace.text())).contains(trace);
  }

  @Test
  void keepsTheTraceAndChangesTheStepInAChild() {
    TraceParent parent = TraceParent.start(random);

    TraceParent child = parent.child(random);

    assertThat(child.traceId()).isEqualTo(parent.traceId());
    assertThat(child.spanId()).isNotEqualTo(parent.spanId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
      })
  void ignoresWhatIsNoTrace(String text) {
    assertThat(TraceParent.parse(text)).isEmpty();
  }
}
