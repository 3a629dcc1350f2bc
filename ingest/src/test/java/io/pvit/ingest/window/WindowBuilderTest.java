package io.pvit.ingest.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.ingest.source.FrameSize;
import io.pvit.schemas.Clock;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.Frame;
import io.pvit.schemas.FrameCodec;
import io.pvit.schemas.FrameWindow;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowBuilderTest {

  private static final FrameSize SIZE = new FrameSize(456, 256);
  private static final InstantSource NOON = InstantSource.fixed(Instant.ofEpochSecond(100, 7_000));

  @Test
  void aWindowIsCompleteWithItsLastFrame() {
    WindowBuilder builder = builder(Continuation.FRESH);
    builder.beginEpoch(SIZE);

    assertThat(builder.add(frame(10))).isEmpty();
    assertThat(builder.isOneFrameShort()).isTrue();
    assertThat(builder.add(frame(20)))
        .contains(
            new FrameWindow(
                "door",
                0,
                0,
                false,
                Clock.FILE,
                3,
                125_000,
                456,
                256,
                FrameCodec.JPEG,
                List.of(frame(10), frame(20)),
                Optional.empty(),
                100_000_007));
    assertThat(builder.isOneFrameShort()).isFalse();
  }

  @Test
  void sequencesCountWindowsAndMarkersThroughAllEpochs() {
    WindowBuilder builder = builder(Continuation.FRESH);
    builder.beginEpoch(SIZE);
    FrameWindow first = window(builder);
    List<FrameWindow> end = builder.endEpoch(EpochEnd.FORMAT_CHANGED);
    builder.beginEpoch(new FrameSize(100, 50));
    FrameWindow second = window(builder);

    assertThat(List.of(first.sequence(), end.get(0).sequence(), second.sequence()))
        .containsExactly(0L, 1L, 2L);
    assertThat(List.of(first.streamEpoch(), end.get(0).streamEpoch(), second.streamEpoch()))
        .containsExactly(0, 0, 1);
    assertThat(second.width()).isEqualTo(100);
    assertThat(second.discontinuity()).isFalse();
  }

  @Test
  void theEndWritesTheShortWindowAndThenTheMarker() {
    WindowBuilder builder = builder(Continuation.FRESH);
    builder.beginEpoch(SIZE);
    builder.add(frame(10));

    List<FrameWindow> end = builder.endEpoch(EpochEnd.END_OF_INPUT);

    assertThat(end).hasSize(2);
    assertThat(end.get(0).frames()).containsExactly(frame(10));
    assertThat(end.get(1).end()).contains(EpochEnd.END_OF_INPUT);
    assertThat(end.get(1).sequence()).isEqualTo(1);
  }

  @Test
  void missingPicturesDropTheWindowBegunAndMarkTheNextOnly() {
    WindowBuilder builder = builder(Continuation.FRESH);
    builder.beginEpoch(SIZE);
    builder.add(frame(10));

    assertThat(builder.breakOff()).isEqualTo(1);

    FrameWindow next = window(builder);
    assertThat(next.discontinuity()).isTrue();
    assertThat(next.sequence()).isZero();
    assertThat(window(builder).discontinuity()).isFalse();
  }

  @Test
  void aCameraGoesOnWhereItWasLeftAndSaysThatNobodyWatchedInBetween() {
    WindowBuilder builder = builder(new Continuation(41, 6));
    builder.beginEpoch(SIZE);

    FrameWindow first = window(builder);

    assertThat(first.sequence()).isEqualTo(41);
    assertThat(first.streamEpoch()).isEqualTo(6);
    assertThat(first.discontinuity()).isTrue();
  }

  private static WindowBuilder builder(Continuation from) {
    return new WindowBuilder("door", new WindowShape(2, 125_000, Clock.FILE, 3), from, NOON);
  }

  private static FrameWindow window(WindowBuilder builder) {
    builder.add(frame(10));
    return builder.add(frame(20)).orElseThrow();
  }

  private static Frame frame(long captureTimeUs) {
    return new Frame(captureTimeUs, ByteBuffer.wrap(new byte[] {1, 2, 3}));
  }
}
