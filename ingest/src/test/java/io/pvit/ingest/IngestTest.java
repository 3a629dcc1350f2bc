package io.pvit.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.ingest.source.FrameSize;
import io.pvit.ingest.source.Reading;
import io.pvit.ingest.source.VideoLocation;
import io.pvit.ingest.window.Continuation;
import io.pvit.ingest.window.WindowSink;
import io.pvit.schemas.Clock;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.Frame;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.config.IngestConfig;
import io.pvit.schemas.config.KafkaConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.BrokerPatience;
import io.pvit.schemas.kafka.Cluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IngestTest {

  private static final long OPENED_US = 1_000_000_000;
  private static final VideoLocation SCRIPTED = new VideoLocation.Recording(Path.of("scripted"));
  private static final IngestConfig CONFIG =
      new IngestConfig(
          new KafkaConfig("localhost:1", "", "pvit", "", 1),
          new IngestConfig.Sampling(8, 256, 90, 8),
          new IngestConfig.Input(1, 1, 1),
          new IngestConfig.Commit(200, 10_000),
          new IngestConfig.Watching(6_000, 3_000, 500, 8_000, 300_000, 60_000));

  private final TestingSink sink = new TestingSink();
  private final List<IngestFigures> heard = new ArrayList<>();
  private long nowUs = OPENED_US;

  @Nested
  class ARecording {

    @Test
    void becomesWindowsAndAMarkerWithoutAHoleInTheSequence() {
      IngestResult result = run(new TestingSource(false, 100_000).pictures(30, 100_000));

      assertThat(sequences()).containsExactly(0L, 1L, 2L, 3L);
      assertThat(sink.windows)
          .extracting(window -> window.frames().size())
          .containsExactly(8, 8, 8, 0);
      assertThat(sink.windows.get(3).end()).contains(EpochEnd.END_OF_INPUT);
      assertThat(result.end()).isEqualTo(EpochEnd.END_OF_INPUT);
      assertThat(result.figures().frames()).isEqualTo(24);
      assertThat(result.figures().windows()).isEqualTo(3);
      assertThat(result.figures().pictures()).isEqualTo(30);
    }

    @Test
    void takesTheNewestPictureAtOrBeforeEachPoint() {
      run(new TestingSource(false, 100_000).pictures(10, 100_000));

      assertThat(pictures()).containsExactly(0, 1, 2, 3, 5, 6, 7, 8);
    }

    @Test
    void repeatsTheTimeOfAPictureThatItRepeats() {
      run(new TestingSource(false, 200_000).pictures(5, 200_000));

      assertThat(captureTimes())
          .containsExactly(0L, 0L, 200_000L, 200_000L, 400_000L, 600_000L, 600_000L, 800_000L);
    }

    @Test
    void countsCaptureTimesFromWhenItWasOpened() {
      IngestResult result = run(new TestingSource(false, 125_000).pictures(8, 125_000));

      FrameWindow window = sink.windows.get(0);
      assertThat(window.clock()).isEqualTo(Clock.FILE);
      assertThat(result.figures().firstCaptureTimeUs()).isEqualTo(OptionalLong.of(OPENED_US));
      assertThat(result.figures().lastCaptureTimeUs())
          .isEqualTo(OptionalLong.of(OPENED_US + 875_000));
    }

    @Test
    void endsWithAShortWindowWhereTheFilmDoes() {
      run(new TestingSource(false, 100_000).pictures(13, 100_000));

      assertThat(sink.windows)
          .extracting(window -> window.frames().size())
          .containsExactly(8, 3, 0);
    }

    @Test
    void stopsAtTheLimitOfFilmTimeExactly() {
      IngestResult result =
          run(
              new TestingSource(false, 100_000).pictures(100, 100_000),
              Optional.of(Duration.ofSeconds(4)),
              Pace.FREE);

      assertThat(result.figures().frames()).isEqualTo(32);
      assertThat(result.figures().windows()).isEqualTo(4);
      assertThat(result.end()).isEqualTo(EpochEnd.END_OF_INPUT);
    }

    @Test
    void aLimitBehindItsEndChangesNothing() {
      IngestResult result =
          run(
              new TestingSource(false, 100_000).pictures(10, 100_000),
              Optional.of(Duration.ofHours(1)),
              Pace.FREE);

      assertThat(result.figures().frames()).isEqualTo(8);
    }

    @Test
    void aLimitInsideItsLastPictureCutsIt() {
      IngestResult result =
          run(
              new TestingSource(false, 1_000_000).pictures(2, 1_000_000),
              Optional.of(Duration.ofMillis(1_500)),
              Pace.FREE);

      assertThat(result.figures().frames()).isEqualTo(12);
    }
  }

  @Nested
  class AHole {

    @Test
    void dropsTheWindowBegunAndMarksTheNext() {
      TestingSource source = new TestingSource(false, 125_000);
      source.pictures(12, 125_000);
      source.at(LongStream.range(0, 8).map(i -> 5_000_000 + i * 125_000).toArray());

      IngestResult result = run(source);

      assertThat(sink.windows)
          .extracting(FrameWindow::discontinuity)
          .containsExactly(false, true, false);
      assertThat(pictures())
          .containsExactlyElementsOf(
              IntStream.concat(IntStream.range(0, 8), IntStream.range(12, 20)).boxed().toList());
      assertThat(result.figures().discontinuities()).isEqualTo(1);
      assertThat(result.figures().droppedFrames()).isEqualTo(4);
      assertThat(sequences()).containsExactly(0L, 1L, 2L);
    }

    @Test
    void leavesAWindowAloneThatWasFullBeforeIt() {
      TestingSource source = new TestingSource(false, 125_000);
      source.pictures(8, 125_000);
      source.at(LongStream.range(0, 8).map(i -> 5_000_000 + i * 125_000).toArray());

      IngestResult result = run(source);

      assertThat(result.figures().windows()).isEqualTo(2);
      assertThat(result.figures().droppedFrames()).isZero();
      assertThat(sink.windows.get(1).discontinuity()).isTrue();
    }
  }

  @Nested
  class AChangeOfSize {

    @Test
    void endsTheEpochAndBeginsAnotherOnAGridOfItsOwn() {
      TestingSource source = new TestingSource(false, 125_000);
      for (int i = 0; i < 10; i++) {
        source.picture(i * 125_000L, 125_000, TestingSource.SIZE);
      }
      for (int i = 0; i < 8; i++) {
        source.picture(1_290_000 + i * 125_000L, 125_000, new FrameSize(640, 480));
      }

      run(source);

      assertThat(sink.windows).extracting(FrameWindow::streamEpoch).containsExactly(0, 0, 0, 1, 1);
      assertThat(sink.windows.get(2).end()).contains(EpochEnd.FORMAT_CHANGED);
      FrameWindow second = sink.windows.get(3);
      assertThat(second.width()).isEqualTo(342);
      assertThat(second.height()).isEqualTo(256);
      assertThat(second.frames().get(0).captureTimeUs()).isEqualTo(OPENED_US + 1_290_000);
      assertThat(second.frames()).hasSize(8);
      assertThat(sequences()).containsExactly(0L, 1L, 2L, 3L, 4L);
    }
  }

  @Nested
  class ALiveInput {

    @Test
    void takesItsTimesFromTheirArrival() {
      TestingSource source = new TestingSource(true, 125_000).pictures(8, 125_000);
      source.meanwhile(() -> nowUs += 130_000);

      run(source);

      assertThat(sink.windows.get(0).clock()).isEqualTo(Clock.ARRIVAL);
      assertThat(captureTimes()).startsWith(130_000L, 260_000L);
    }

    @Test
    void doesNotGoBackWhenTheClockIsSetBack() {
      TestingSource source = new TestingSource(true, 125_000).pictures(8, 125_000);
      source.meanwhile(() -> nowUs -= 10);

      run(source);

      assertThat(captureTimes()).containsOnly(-10L);
    }

    @Test
    void thatIsLostEndsItsEpochAndSaysWhy() {
      StopException reason = new StopException(ExitCode.INPUT_LOST, "It fell silent.");
      TestingSource source = new TestingSource(true, 125_000).pictures(4, 125_000);

      IngestResult result = run(source.endingWith(new Reading.Lost(reason)));

      assertThat(result.end()).isEqualTo(EpochEnd.CAMERA_LOST);
      assertThat(result.loss()).contains(reason);
      assertThat(sink.windows).hasSize(2);
      assertThat(sink.windows.get(1).end()).contains(EpochEnd.CAMERA_LOST);
      assertThat(sink.diary).endsWith("finish", "close");
    }

    @Test
    void commitsEveryWindowBecauseTheNextMayBeLongInComing() {
      run(new TestingSource(true, 125_000).pictures(16, 125_000));

      assertThat(sink.diary)
          .containsExactly(
              "accept 0", "commit", "accept 1", "commit", "accept 2", "commit", "finish", "close");
    }

    @Test
    void stopsAfterItsLimitOnTheWall() {
      TestingSource source = new TestingSource(true, 125_000).pictures(100, 125_000);
      source.meanwhile(() -> nowUs += 250_000);

      IngestResult result = run(source, Optional.of(Duration.ofSeconds(4)), Pace.FREE);

      assertThat(result.figures().frames()).isEqualTo(16);
      assertThat(result.end()).isEqualTo(EpochEnd.END_OF_INPUT);
    }
  }

  @Nested
  class AFilmBehindAServer {

    @Test
    void commitsEveryWindowBecauseTheServerMayStall() {
      TestingSource source = new TestingSource(false, 125_000).pictures(16, 125_000);

      VideoLocation server = VideoLocation.parse("http://host/film.mp4");
      ingest(source, server, Optional.empty(), Pace.FREE, () -> sink).run();

      assertThat(sink.diary)
          .containsExactly(
              "accept 0", "commit", "accept 1", "commit", "accept 2", "commit", "finish", "close");
    }
  }

  @Nested
  class ASlowSource {

    @Test
    void hasNoHolesWhereItsPicturesComeAsTheyDoAsARule() {
      IngestResult result = run(new TestingSource(false, 900_000).pictures(3, 2_600_000));

      assertThat(result.figures().discontinuities()).isZero();
      assertThat(sink.windows.get(0).frames()).hasSize(8);
    }

    @Test
    void hasAHoleWhereMoreThanThreeTimesItsIntervalIsMissing() {
      IngestResult result = run(new TestingSource(false, 900_000).pictures(2, 2_800_000));

      assertThat(result.figures().discontinuities()).isEqualTo(1);
    }
  }

  @Nested
  class ThePace {

    @Test
    void isAskedBeforeAWindowIsCompleteSoThatItsStampIsFresh() {
      Pace pace =
          captureTimeUs -> {
            sink.diary.add("await " + (captureTimeUs - OPENED_US));
            nowUs += 3_000_000;
          };

      run(new TestingSource(false, 125_000).pictures(16, 125_000), Optional.empty(), pace);

      assertThat(sink.diary)
          .containsExactly(
              "await 875000",
              "accept 0",
              "commit",
              "await 1875000",
              "accept 1",
              "commit",
              "accept 2",
              "commit",
              "finish",
              "close");
      assertThat(sink.windows.get(0).windowedAtUs()).isEqualTo(OPENED_US + 3_000_000);
    }

    @Test
    void thatNeverBlocksLeavesCommitsToTheirInterval() {
      run(new TestingSource(false, 125_000).pictures(16, 125_000));

      assertThat(sink.diary).containsExactly("accept 0", "accept 1", "accept 2", "finish", "close");
    }
  }

  @Nested
  class Cancelling {

    @Test
    void endsTheEpochAndFinishes() {
      TestingSource source = new TestingSource(false, 125_000).pictures(100, 125_000);
      Ingest ingest = ingest(source, Optional.empty(), Pace.FREE, sink);
      source.meanwhile(
          () -> {
            if (sink.windows.size() == 2) {
              ingest.cancel();
            }
          });

      IngestResult result = ingest.run();

      assertThat(result.end()).isEqualTo(EpochEnd.PAUSED);
      assertThat(sink.windows.get(sink.windows.size() - 1).end()).contains(EpochEnd.PAUSED);
      assertThat(sink.diary).endsWith("finish", "close");
    }

    @Test
    void beforeTheFirstPictureWritesNothing() {
      TestingSource source = new TestingSource(false, 125_000).pictures(100, 125_000);
      Ingest ingest = ingest(source, Optional.empty(), Pace.FREE, sink);
      ingest.cancel();

      IngestResult result = ingest.run();

      assertThat(result.figures().frames()).isZero();
      assertThat(sink.diary).containsExactly("close");
    }

    @Test
    void endsTheWaitForABrokerAndLeavesTheThreadAsItWas() {
      List<Ingest> cancelled = new ArrayList<>();
      Ingest ingest =
          ingest(
              new TestingSource(false, 125_000),
              SCRIPTED,
              Optional.empty(),
              Pace.FREE,
              () -> {
                cancelled.forEach(Ingest::cancel);
                new BrokerPatience(3_000).connect(new Cluster("127.0.0.1:1", Map.of())).close();
                return sink;
              });
      cancelled.add(ingest);

      assertThatThrownBy(ingest::run)
          .isInstanceOfSatisfying(
              StopException.class, stop -> assertThat(stop.code()).isEqualTo(ExitCode.INTERRUPTED));

      assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void reachesAPaceThatWaits() {
      boolean[] cancelled = new boolean[1];
      Pace pace =
          new Pace() {
            @Override
            public void await(long captureTimeUs) {
              // Its waiting is not what this is about.
            }

            @Override
            public void cancel() {
              cancelled[0] = true;
            }
          };

      ingest(new TestingSource(false, 1), Optional.empty(), pace, sink).cancel();

      assertThat(cancelled).containsExactly(true);
    }
  }

  @Test
  void aCameraGoesOnWhereTheSinkSays() {
    TestingSink later = new TestingSink(new Continuation(12, 3));

    ingest(
            new TestingSource(false, 125_000).pictures(8, 125_000),
            Optional.empty(),
            Pace.FREE,
            later)
        .run();

    assertThat(later.windows).extracting(FrameWindow::sequence).containsExactly(12L, 13L);
    assertThat(later.windows).extracting(FrameWindow::streamEpoch).containsOnly(3);
  }

  @Test
  void theListenerHearsOfEveryWindow() {
    run(new TestingSource(false, 125_000).pictures(20, 125_000));

    assertThat(heard).extracting(IngestFigures::windows).containsExactly(1L, 2L, 3L, 3L);
    assertThat(heard).extracting(IngestFigures::frames).containsExactly(8L, 16L, 20L, 20L);
  }

  @Test
  void everyPictureIsGivenBackAlsoWhenTheSinkFails() {
    TestingSource good = new TestingSource(false, 125_000).pictures(20, 125_000);
    run(good);
    TestingSource bad = new TestingSource(false, 125_000).pictures(20, 125_000);
    Ingest failing = ingest(bad, Optional.empty(), Pace.FREE, new TestingSink().failingAt(1));

    assertThatThrownBy(failing::run).hasMessage("the sink is full");

    assertThat(good.openPictures).isZero();
    assertThat(good.closed).isTrue();
    assertThat(bad.openPictures).isZero();
    assertThat(bad.closed).isTrue();
  }

  private IngestResult run(TestingSource source) {
    return run(source, Optional.empty(), Pace.FREE);
  }

  private IngestResult run(TestingSource source, Optional<Duration> limit, Pace pace) {
    return ingest(source, limit, pace, sink).run();
  }

  private Ingest ingest(
      TestingSource source, Optional<Duration> limit, Pace pace, TestingSink into) {
    return ingest(source, SCRIPTED, limit, pace, () -> into);
  }

  private Ingest ingest(
      TestingSource source,
      VideoLocation location,
      Optional<Duration> limit,
      Pace pace,
      Supplier<WindowSink> sinks) {
    return new Ingest(
        new IngestRequest("door", location, Optional.empty(), limit),
        CONFIG,
        source,
        sinks,
        pace,
        heard::add,
        () -> Instant.EPOCH.plusNanos(nowUs * 1_000));
  }

  private List<Long> sequences() {
    return sink.windows.stream().map(FrameWindow::sequence).toList();
  }

  private List<Frame> frames() {
    return sink.windows.stream().flatMap(window -> window.frames().stream()).toList();
  }

  /** Which picture each frame shows. */
  private List<Integer> pictures() {
    return frames().stream().map(frame -> (int) frame.payload().get()).toList();
  }

  private List<Long> captureTimes() {
    return frames().stream().map(frame -> frame.captureTimeUs() - OPENED_US).toList();
  }
}
