package io.pvit.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.app.demo.ActedScore.Result;
import io.pvit.schemas.exit.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ConclusionTest {

  @Test
  void aLossOrARepetitionEndsWithItsOwnExitCode() {
    assertThat(Conclusion.failure(audit(1, 0, 0), true))
        .hasValueSatisfying(
            failure -> {
              assertThat(failure.code()).isEqualTo(ExitCode.AUDIT_FAILED);
              assertThat(failure).hasMessageContaining("1 lost and 0 repeated");
            });
    assertThat(Conclusion.failure(audit(0, 1, 0), false)).isPresent();
    assertThat(Conclusion.failure(audit(0, 0, 0), false)).isEmpty();
  }

  @Test
  void whatIsNotYetWatchedIsAFailureUnlessAPersonStoppedTheDemo() {
    assertThat(Conclusion.failure(audit(0, 0, 3), true)).isEmpty();
    assertThat(Conclusion.failure(audit(0, 0, 3), false)).isPresent();
  }

  @Test
  void whatIsNotYetWatchedIsSaidApartFromWhatIsLost() {
    assertThat(words(audit(0, 0, 3))).contains("Lost 0, repeated 0").contains("not lost: 3,");
    assertThat(words(audit(0, 0, 0))).doesNotContain("Not yet watched");
  }

  @Test
  void saysHowWellItSawWhatWasActedAndNothingOfItWhereNobodyKnows() {
    assertThat(words(audit(0, 0, 0), Optional.of(new Result(OptionalDouble.of(0.4567), 29))))
        .contains(
            "Frame mAP at IoU 0.5, detected against acted, at the key frames of 29 clips: 0.457.");
    assertThat(words(audit(0, 0, 0), Optional.of(new Result(OptionalDouble.empty(), 3))))
        .contains("Nobody acted anything in the 3 clips shown.");
    assertThat(words(audit(0, 0, 0))).doesNotContain("mAP", "acted");
  }

  private static String words(Audit.Result audit) {
    return words(audit, Optional.empty());
  }

  private static String words(Audit.Result audit, Optional<Result> scored) {
    Summary summary =
        new Summary(
            8, 1, 1, 1, 0, audit.lost(), audit.repeated(), new Latency().figures(), null, null);
    return String.join("\n", Conclusion.of(summary, audit, scored));
  }

  private static Audit.Result audit(long lost, long repeated, long unwatched) {
    return new Audit.Result(8, 1, 1, 1, 0, lost, repeated, unwatched, List.of(), List.of());
  }
}
