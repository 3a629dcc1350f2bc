package io.pvit.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealTimePaceTest {

  private final TestingTicker ticker = new TestingTicker();
  private final RealTimePace pace = new RealTimePace(ticker);

  @Test
  void aWindowPassesWhenTheClockHasReachedItsLastFrame() {
    pace.await(5_000);

    assertThat(ticker.nowUs).isEqualTo(5_000);
    assertThat(ticker.waits).containsExactly(4_000L);
  }

  @Test
  void aWindowThatIsLatePassesAtOnce() {
    pace.await(1_000);
    pace.await(10);

    assertThat(ticker.waits).isEmpty();
  }

  @Test
  void aWaitThatEndsEarlyIsContinued() {
    ticker.shorterByUs = 1_000;

    pace.await(3_000);

    assertThat(ticker.nowUs).isEqualTo(3_000);
    assertThat(ticker.waits).containsExactly(2_000L, 1_000L);
  }

  @Test
  void cancellingWakesTheWaitAndLetsAllLaterWindowsPass() {
    pace.cancel();

    pace.await(1_000_000);

    assertThat(ticker.woken).isTrue();
    assertThat(ticker.waits).isEmpty();
  }

  private static final class TestingTicker implements RealTimePace.Ticker {
    private final List<Long> waits = new ArrayList<>();
    private long nowUs = 1_000;
    private long shorterByUs;
    private boolean woken;

    @Override
    public long nowUs() {
      return nowUs;
    }

    @Override
    public void waitFor(long micros) {
      waits.add(micros);
      nowUs += micros - shorterByUs;
      shorterByUs = 0;
    }

    @Override
    public void wake() {
      woken = true;
    }
  }
}
