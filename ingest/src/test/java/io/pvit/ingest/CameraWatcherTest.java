package io.pvit.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pvit.ingest.source.PictureSource;
import io.pvit.ingest.source.Reading;
import io.pvit.ingest.source.VideoLocation;
import io.pvit.ingest.window.CoverageMark;
import io.pvit.schemas.Camera;
import io.pvit.schemas.CameraStatus;
import io.pvit.schemas.CameraStatus.State;
import io.pvit.schemas.CoverageSpan;
import io.pvit.schemas.CoverageSpan.Reason;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.Reporting;
import io.pvit.schemas.config.IngestConfig.Sampling;
import io.pvit.schemas.config.IngestConfig.Watching;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CameraWatcherTest {

  private static final long T0 = 1_795_000_000_000_000L;
  private static final long STEP_US = 125_000;
  private static final Reading LOST =
      new Reading.Lost(new StopException(ExitCode.INPUT_LOST, "The input 'x' broke off."));

  private final TestingTopics topics = new TestingTopics();
  private final Deque<TestingSource> sources = new ArrayDeque<>();
  private final List<Throwable> fatal = new ArrayList<>();
  private final List<CameraStatus> statuses = new ArrayList<>();
  private VideoLocation location = VideoLocation.parse("rtsp://10.0.0.7/live");
  private EpochEnd finallyFor = EpochEnd.READER_LOST;
  private long nowUs = T0;
  private CameraWatcher current = watcher(camera(), false);

  @Nested
  class ALiveStream {

    @Test
    void thatEndsIsConnectedAgainInANewEpoch() {
      sources.add(live(16).endingWith(LOST));
      sources.add(live(16).endingWith(LOST));

      watch();

      assertThat(topics.windows)
          .extracting(FrameWindow::streamEpoch, FrameWindow::discontinuity, FrameWindow::end)
          .containsExactly(
              tuple(0, false, Optional.empty()),
              tuple(0, false, Optional.empty()),
              tuple(0, false, Optional.of(EpochEnd.CAMERA_LOST)),
              tuple(1, true, Optional.empty()),
              tuple(1, false, Optional.empty()),
              tuple(1, false, Optional.of(EpochEnd.CAMERA_LOST)));
      assertThat(topics.windows)
          .extracting(FrameWindow::sequence)
          .containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
      assertThat(fatal).isEmpty();
    }

    @Test
    void isToldOfFromConnectingOverLiveToBackingOffWithTheReason() {
      sources.add(live(16).endingWith(LOST));

      watch();

      assertThat(statuses)
          .extracting(CameraStatus::state)
          .containsSubsequence(State.CONNECTING, State.LIVE, State.BACKING_OFF);
      assertThat(statuses)
          .filteredOn(it -> it.state() == State.BACKING_OFF)
          .first()
          .extracting(CameraStatus::reason)
          .asString()
          .matches("The input 'x' broke off\\. Tried again in 0\\.0 s\\.");
    }

    @Test
    void isWatchedFromItsFirstPictureToItsLastAndTheRestIsAGap() {
      sources.add(live(16).endingWith(LOST));
      sources.add(live(16).endingWith(LOST));

      watch();

      assertThat(topics.spans)
          .extracting(CoverageSpan::watched)
          .containsSubsequence(true, false, true);
      long covered = topics.spans.stream().mapToLong(it -> it.toUs() - it.fromUs()).sum();
      assertThat(covered).isEqualTo(topics.mark.untilUs() - topics.spans.get(0).fromUs());
      assertThat(topics.spans)
          .filteredOn(CoverageSpan::watched)
          .allSatisfy(it -> assertThat(it.toUs() - it.fromUs()).isEqualTo(15 * STEP_US));
      assertThat(topics.mark.blindFor()).isEqualTo(Reason.PROCESS_LOST);
    }

    @Test
    void thatCannotBeOpenedIsTriedAgainUntilItCan() {
      StopException closed =
          new StopException(ExitCode.INPUT_UNREACHABLE, "The input 'x' refused the connection.");
      sources.add(live(0).refusing(closed));
      sources.add(live(0).refusing(closed));
      sources.add(live(16).endingWith(LOST));

      watch();

      assertThat(topics.windows).hasSize(3);
      assertThat(statuses).extracting(CameraStatus::reason).contains("connecting again, attempt 3");
    }

    @Test
    void whosePasswordIsWrongHasFailedWithTheReason() {
      sources.add(
          live(0)
              .refusing(new StopException(ExitCode.INPUT_REFUSED, "The input 'x' refused you.")));

      watch();

      assertThat(statuses)
          .filteredOn(it -> it.state() == State.FAILED)
          .first()
          .extracting(CameraStatus::reason)
          .asString()
          .startsWith("The input 'x' refused you. Tried again in");
      assertThat(topics.windows).isEmpty();
    }
  }

  @Nested
  class AFilm {

    @Test
    void endsAtItsEnd() {
      location = VideoLocation.parse("film.mp4");
      sources.add(new TestingSource(false, STEP_US).pictures(16, STEP_US));
      sources.add(new TestingSource(false, STEP_US).pictures(16, STEP_US));

      CameraWatcher watcher = watch();

      assertThat(sources).hasSize(1);
      assertThat(last().end()).contains(EpochEnd.END_OF_INPUT);
      assertThat(state(watcher)).isEqualTo(State.ENDED);
      assertThat(topics.mark).isEqualTo(CoverageMark.NONE);
    }

    @Test
    void thatWasPlayedIsNotPlayedAgainByWhoTakesItOver() {
      location = VideoLocation.parse("film.mp4");
      sources.add(new TestingSource(false, STEP_US).pictures(16, STEP_US));
      sources.add(new TestingSource(false, STEP_US).pictures(16, STEP_US));
      sources.add(new TestingSource(false, STEP_US).pictures(16, STEP_US));
      watch();

      CameraWatcher successor = watch(camera(), true);

      assertThat(sources).hasSize(2);
      assertThat(state(successor)).isEqualTo(State.ENDED);
      watch(camera(), false);
      assertThat(sources).hasSize(1);
    }
  }

  @Nested
  class WhoeverIsToldToStop {

    @Test
    void endsTheEpochForThatReason() {
      finallyFor = EpochEnd.PAUSED;
      sources.add(live(100));
      meanwhileStop(EpochEnd.PAUSED);

      CameraWatcher watcher = watch();

      assertThat(last().end()).contains(EpochEnd.PAUSED);
      assertThat(state(watcher)).isEqualTo(State.PAUSED);
      assertThat(topics.mark.blindFor()).isEqualTo(Reason.PAUSED);
    }

    @Test
    void leavesNoSpanOpenOfACameraThatIsRemoved() {
      sources.add(live(100));
      meanwhileStop(EpochEnd.REMOVED);

      watch();

      assertThat(last().end()).contains(EpochEnd.REMOVED);
      assertThat(topics.mark).isEqualTo(CoverageMark.NONE);
      assertThat(topics.spans.get(topics.spans.size() - 1).watched()).isTrue();
    }

    @Test
    void beforeItRunsOnlyTakesOver() {
      sources.add(live(16));
      CameraWatcher watcher = watcher(camera(), true);
      watcher.stop(EpochEnd.PAUSED);

      watcher.run();

      assertThat(topics.opened).isEqualTo(1);
      assertThat(sources).hasSize(1);
      assertThat(state(watcher)).isEqualTo(State.PAUSED);
      assertThat(topics.mark).isEqualTo(new CoverageMark(T0, Reason.PAUSED));
    }
  }

  @Nested
  class WhatIsWrongWithTheBroker {

    @Test
    void isToldToWhoeverRunsTheProcess() {
      sources.add(live(16));
      StopException gone = new StopException(ExitCode.BROKER_UNREACHABLE, "gone");
      topics.fail(gone);

      watcher(camera(), false).run();

      assertThat(fatal).containsExactly(gone);
    }

    @Test
    void isNothingWhereAnotherProcessHasTheCamera() {
      sources.add(live(16).endingWith(LOST));
      topics.fail(new StopException(ExitCode.FENCED, "another one writes"));
      CameraWatcher[] watcher = {watcher(camera(), false)};
      Thread run = new Thread(watcher[0]);

      run.start();
      while (watcher[0].condition().isPresent()) {
        Thread.onSpinWait();
      }
      watcher[0].stop(EpochEnd.READER_LOST);
      join(run);

      assertThat(fatal).isEmpty();
      assertThat(topics.windows).isEmpty();
    }
  }

  @Test
  void aDefectOfOursIsThatCamerasAloneAndItIsTriedAgain() {
    sources.add(
        live(16)
            .meanwhile(
                () -> {
                  throw new IllegalStateException("no scaling");
                }));
    sources.add(live(16).endingWith(LOST));

    watch();

    assertThat(fatal).isEmpty();
    assertThat(topics.opened).isEqualTo(2);
    assertThat(topics.windows).hasSize(3);
  }

  private TestingSource live(int pictures) {
    return new TestingSource(true, STEP_US)
        .pictures(pictures, STEP_US)
        .meanwhile(() -> nowUs += STEP_US);
  }

  /** The first source's tenth picture comes together with the order. */
  private void meanwhileStop(EpochEnd reason) {
    int[] asked = {0};
    sources
        .getFirst()
        .meanwhile(
            () -> {
              nowUs += STEP_US;
              asked[0]++;
              if (asked[0] == 10) {
                current.stop(reason);
              }
            });
  }

  private CameraWatcher watch() {
    return watch(camera(), false);
  }

  private CameraWatcher watch(Camera camera, boolean takenOver) {
    current = watcher(camera, takenOver);
    current.run();
    return current;
  }

  private CameraWatcher watcher(Camera camera, boolean takenOver) {
    return new CameraWatcher(
        camera,
        takenOver,
        new WatchParts(
            new Sampling(8, 256, 90, 8),
            new Watching(6_000, 3_000, 1, 1, 1, 60_000),
            defined -> location,
            where -> next(),
            defined -> topics.open(),
            new SplittableRandom(1),
            this::instant,
            fatal::add));
  }

  /** After the last source somebody stops it. */
  private PictureSource next() {
    TestingSource next = sources.poll();
    if (next == null) {
      current.stop(finallyFor);
      return new TestingSource(true, STEP_US);
    }
    return next;
  }

  /** The watcher asks for the time between all that it does, so this sees every state. */
  private Instant instant() {
    if (current != null) {
      current.condition().ifPresent(it -> statuses.add(it.status(nowUs)));
    }
    return Instant.EPOCH.plus(nowUs, ChronoUnit.MICROS);
  }

  private State state(CameraWatcher watcher) {
    return watcher.condition().orElseThrow().status(nowUs).state();
  }

  private FrameWindow last() {
    return topics.windows.get(topics.windows.size() - 1);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Camera camera() {
    return new Camera("yard", "rtsp://10.0.0.7/live", 8, 256, true, List.of(), Reporting.USUAL);
  }
}
