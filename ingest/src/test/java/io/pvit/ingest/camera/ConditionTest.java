package io.pvit.ingest.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.schemas.CameraStatus;
import io.pvit.schemas.CameraStatus.State;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConditionTest {

  private static final long SECOND = 1_000_000;

  private final Condition condition = new Condition("yard", Duration.ofSeconds(3), SECOND);

  @Test
  void aCameraIsConnectingUntilItsFirstPicture() {
    assertThat(condition.status(2 * SECOND))
        .isEqualTo(
            new CameraStatus(
                "yard",
                State.CONNECTING,
                0,
                Optional.empty(),
                "not connected yet",
                SECOND,
                2 * SECOND));

    condition.picture(3 * SECOND);

    CameraStatus live = condition.status(4 * SECOND);
    assertThat(live.state()).isEqualTo(State.LIVE);
    assertThat(live.sinceUs()).isEqualTo(3 * SECOND);
    assertThat(live.lastFrameTimeUs()).contains(3 * SECOND);
  }

  @Test
  void theRateIsThatSinceItWasAskedLast() {
    condition.status(2 * SECOND);
    for (int i = 0; i < 50; i++) {
      condition.picture(2 * SECOND + i * 40_000L);
    }

    assertThat(condition.status(4 * SECOND).framesPerSecond()).isEqualTo(25);
    assertThat(condition.status(5 * SECOND).framesPerSecond()).isZero();
  }

  @Test
  void aConnectionThatStandsAndSendsNothingIsStalledUntilAPictureComes() {
    condition.picture(2 * SECOND);

    assertThat(condition.status(5 * SECOND).state()).isEqualTo(State.LIVE);
    CameraStatus stalled = condition.status(5 * SECOND + 1);
    assertThat(stalled.state()).isEqualTo(State.STALLED);
    assertThat(stalled.reason()).isEqualTo("no picture for more than 3000 ms");
    assertThat(stalled.sinceUs()).isEqualTo(2 * SECOND);

    condition.picture(8 * SECOND);

    assertThat(condition.status(8 * SECOND).state()).isEqualTo(State.LIVE);
    assertThat(condition.status(8 * SECOND).sinceUs()).isEqualTo(8 * SECOND);
  }

  @Test
  void aCameraThatIsSwitchedOffDoesNotStall() {
    condition.picture(2 * SECOND);
    condition.become(State.PAUSED, "switched off", 3 * SECOND);

    assertThat(condition.status(90 * SECOND).state()).isEqualTo(State.PAUSED);
  }
}
