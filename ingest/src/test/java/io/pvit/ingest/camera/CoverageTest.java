package io.pvit.ingest.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pvit.ingest.window.CoverageMark;
import io.pvit.schemas.CoverageSpan;
import io.pvit.schemas.CoverageSpan.Reason;
import io.pvit.schemas.IngestProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageTest {

  private static final long SECOND = 1_000_000;

  @Test
  void isAGapUntilTheFirstPictureAndWatchedUntilTheLast() {
    Coverage coverage = fresh(10 * SECOND);

    coverage.picture(12 * SECOND);
    coverage.picture(12 * SECOND + 500_000);
    coverage.blind(Reason.LINK_LOST, "broke off", 15 * SECOND);
    coverage.picture(18 * SECOND);

    assertThat(coverage.take())
        .extracting(CoverageSpan::reason, CoverageSpan::fromUs, CoverageSpan::toUs)
        .containsExactly(
            tuple(Reason.LINK_LOST, 10 * SECOND, 12 * SECOND),
            tuple(Reason.NONE, 12 * SECOND, 12 * SECOND + 500_000),
            tuple(Reason.LINK_LOST, 12 * SECOND + 500_000, 18 * SECOND));
    assertThat(coverage.mark()).isEqualTo(new CoverageMark(18 * SECOND, Reason.NONE));
  }

  @Test
  void isAGapWhereNoPictureCameOverAConnectionThatStood() {
    Coverage coverage = fresh(0);

    coverage.picture(1);
    coverage.picture(SECOND);
    coverage.picture(6 * SECOND);

    assertThat(coverage.take())
        .extracting(CoverageSpan::watched, CoverageSpan::toUs)
        .containsExactly(tuple(false, 1L), tuple(true, SECOND), tuple(false, 6 * SECOND));
  }

  @Test
  void isToldNowAndThenAlsoWhereNothingChanges() {
    Coverage coverage = fresh(0);

    coverage.blind(Reason.LINK_LOST, "no route", 59 * SECOND);
    assertThat(coverage.take()).isEmpty();
    coverage.blind(Reason.LINK_LOST, "no route", 61 * SECOND);
    assertThat(coverage.take())
        .extracting(CoverageSpan::fromUs, CoverageSpan::toUs)
        .containsExactly(tuple(0L, 61 * SECOND));
  }

  @Test
  void ofAProcessThatDiedIsToldByItsSuccessor() {
    IngestProgress left = left(100 * SECOND, Reason.NONE, 130 * SECOND);

    Coverage coverage = after(Optional.of(left), 138 * SECOND);
    coverage.picture(140 * SECOND);

    assertThat(coverage.take())
        .extracting(CoverageSpan::reason, CoverageSpan::fromUs, CoverageSpan::toUs)
        .containsExactly(
            tuple(Reason.NONE, 100 * SECOND, 130 * SECOND),
            tuple(Reason.PROCESS_LOST, 130 * SECOND, 138 * SECOND),
            tuple(Reason.LINK_LOST, 138 * SECOND, 140 * SECOND));
  }

  @Test
  void goesOnForTheReasonThatWasLeft() {
    IngestProgress left = left(100 * SECOND, Reason.PAUSED, 90 * SECOND);

    Coverage coverage = after(Optional.of(left), 138 * SECOND);

    assertThat(coverage.take())
        .extracting(CoverageSpan::reason, CoverageSpan::fromUs, CoverageSpan::toUs)
        .containsExactly(tuple(Reason.PAUSED, 100 * SECOND, 138 * SECOND));
  }

  @Test
  void beginsAnewWhereNobodyWantedToKnow() {
    Coverage coverage = after(Optional.of(left(0, Reason.NONE, 90 * SECOND)), 138 * SECOND);
    coverage.picture(139 * SECOND);

    assertThat(coverage.take())
        .extracting(CoverageSpan::reason, CoverageSpan::fromUs, CoverageSpan::toUs)
        .containsExactly(tuple(Reason.LINK_LOST, 138 * SECOND, 139 * SECOND));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void watchedTimeAndGapsAddUpToTheTimeOnTheWallWhateverHappens(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long beganUs = 1_000 * SECOND;
    long nowUs = beganUs;
    long pictureUs = 0;
    Coverage coverage = fresh(nowUs);
    List<CoverageSpan> spans = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      // The clock is put back now and then, by up to 2 s.
      nowUs += random.nextLong(20) == 0 ? -random.nextLong(2 * SECOND) : random.nextLong(SECOND);
      switch (random.nextInt(12)) {
        case 0 -> coverage.blind(Reason.LINK_LOST, "lost", nowUs);
        case 1 -> coverage.blind(Reason.PAUSED, "paused", nowUs);
        case 2 -> {
          nowUs += random.nextLong(90 * SECOND);
          CoverageMark mark = coverage.mark();
          spans.addAll(coverage.take());
          coverage = after(Optional.of(left(mark.untilUs(), mark.blindFor(), pictureUs)), nowUs);
        }
        default -> {
          coverage.picture(nowUs);
          pictureUs = nowUs;
        }
      }
      spans.addAll(coverage.take());
    }
    coverage.end(nowUs);
    spans.addAll(coverage.take());

    long watched = time(spans, true);
    long gaps = time(spans, false);
    assertThat(watched).isPositive();
    assertThat(gaps).isPositive();
    assertThat(watched + gaps).isEqualTo(spans.get(spans.size() - 1).toUs() - beganUs);
    for (int i = 1; i < spans.size(); i++) {
      assertThat(spans.get(i).fromUs()).isEqualTo(spans.get(i - 1).toUs());
    }
  }

  private static long time(List<CoverageSpan> spans, boolean watched) {
    return spans.stream()
        .filter(it -> it.watched() == watched)
        .mapToLong(it -> it.toUs() - it.fromUs())
        .sum();
  }

  private static Coverage fresh(long nowUs) {
    return after(Optional.empty(), nowUs);
  }

  private static Coverage after(Optional<IngestProgress> left, long nowUs) {
    return Coverage.after(left, "yard", Duration.ofMinutes(1), Duration.ofSeconds(1), nowUs);
  }

  private static IngestProgress left(long coveredUntilUs, Reason blindFor, long lastCaptureTimeUs) {
    return new IngestProgress(
        "yard", 9, 1, true, lastCaptureTimeUs, 1, coveredUntilUs, blindFor, Optional.empty());
  }
}
