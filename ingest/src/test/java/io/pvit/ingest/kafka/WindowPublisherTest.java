package io.pvit.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.pvit.ingest.window.Continuation;
import io.pvit.ingest.window.CoverageMark;
import io.pvit.schemas.Clock;
import io.pvit.schemas.CoverageSpan;
import io.pvit.schemas.CoverageSpan.Reason;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.Frame;
import io.pvit.schemas.FrameCodec;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.IngestProgress;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.config.IngestConfig.Commit;
import io.pvit.schemas.config.KafkaConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.EventHeaders;
import io.pvit.schemas.kafka.Topic;
import io.pvit.schemas.kafka.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WindowPublisherTest {

  private static final int PARTITION = 5;
  private static final Topics TOPICS = new Topics("pvit", Optional.empty());
  private static final CoverageSpan GAP =
      new CoverageSpan(
          "door", CoverageSpan.Stage.INGEST, false, Reason.LINK_LOST, "no packet", 3, 9);
  private static final InstantSource NOW = InstantSource.fixed(Instant.ofEpochSecond(9));

  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final Transaction transaction =
      new Transaction(producer, new BrokerFault("broker:9092", "door"));
  private long nowMs = 1_000;

  @BeforeEach
  void fence() {
    transaction.fence();
  }

  @Nested
  class ATransaction {

    @Test
    void holdsTheWindowsAndTheProgressBehindThem() {
      WindowPublisher publisher = publisher(Optional.empty());

      publisher.accept(window(0, 500));
      publisher.accept(window(1, 1_500));
      assertThat(producer.history()).isEmpty();
      publisher.finish();

      assertThat(producer.commitCount()).isEqualTo(1);
      assertThat(windows()).extracting(FrameWindow::sequence).containsExactly(0L, 1L);
      assertThat(progress()).containsExactly(progress(2, 0, true, 1_500, 7));
    }

    @Test
    void goesToTheCamerasPartitionUnderItsName() {
      WindowPublisher publisher = publisher(Optional.empty());

      publisher.accept(window(0, 500));
      publisher.finish();

      assertThat(producer.history()).extracting(ProducerRecord::partition).containsOnly(PARTITION);
      assertThat(producer.history()).extracting(ProducerRecord::key).containsOnly("door");
      assertThat(producer.history())
          .extracting(ProducerRecord::topic)
          .containsExactly("pvit.windows", "pvit.ingest-progress");
    }

    @Test
    void isCommittedWhenItsOldestWindowHasWaitedLongEnough() {
      WindowPublisher publisher = publisher(Optional.empty());

      publisher.accept(window(0, 500));
      nowMs += 199;
      publisher.commitIfDue();
      assertThat(producer.commitCount()).isZero();

      nowMs += 1;
      publisher.commitIfDue();
      publisher.commitIfDue();
      assertThat(producer.commitCount()).isEqualTo(1);
    }

    @Test
    void takesTheWindowThatMakesItDueAlong() {
      WindowPublisher publisher = publisher(Optional.empty());

      publisher.accept(window(0, 500));
      nowMs += 300;
      publisher.accept(window(1, 1_500));

      assertThat(windows()).hasSize(2);
      publisher.accept(window(2, 2_500));
      assertThat(producer.commitCount()).isEqualTo(1);
    }

    @Test
    void isNotBegunForNothing() {
      WindowPublisher publisher = publisher(Optional.empty());

      publisher.commit();
      publisher.finish();

      assertThat(producer.commitCount()).isZero();
    }

    @Test
    void leavesNothingWhenClosedBeforeItsCommit() {
      WindowPublisher publisher = publisher(Optional.empty());

      publisher.accept(window(0, 500));
      publisher.close();

      assertThat(producer.history()).isEmpty();
      assertThat(producer.transactionAborted()).isTrue();
      assertThat(producer.closed()).isTrue();
    }

    @Test
    void sayTheEndOfTheEpochInTheProgress() {
      WindowPublisher publisher = publisher(Optional.empty());

      publisher.accept(window(0, 500));
      publisher.accept(
          FrameWindow.endOfEpoch("door", 1, 0, Clock.FILE, 125_000, EpochEnd.END_OF_INPUT, 8));
      publisher.finish();

      assertThat(progress())
          .containsExactly(ended(progress(2, 0, false, 500, 8), EpochEnd.END_OF_INPUT));
    }

    @Test
    void everyWindowCarriesItsHeadersAndATraceOfItsOwn() {
      WindowPublisher publisher = publisher(Optional.empty());

      publisher.accept(window(0, 500));
      publisher.accept(window(1, 1_500));
      publisher.finish();

      Header id = producer.history().get(0).headers().lastHeader("ce_id");
      assertThat(new String(id.value(), StandardCharsets.UTF_8)).isEqualTo("door/0");
      assertThat(EventHeaders.traceOf(producer.history().get(0).headers())).isPresent();
      assertThat(EventHeaders.traceOf(producer.history().get(0).headers()))
          .isNotEqualTo(EventHeaders.traceOf(producer.history().get(1).headers()));
    }
  }

  @Nested
  class TakingOver {

    @Test
    void aNewCameraBeginsAtZero() {
      assertThat(publisher(Optional.empty()).continuation()).isEqualTo(Continuation.FRESH);
      assertThat(producer.history()).isEmpty();
    }

    @Test
    void aCameraThatEndedWellGoesOnInANewEpoch() {
      IngestProgress left = progress(41, 3, false, 500, 7);

      assertThat(publisher(Optional.of(left)).continuation()).isEqualTo(new Continuation(41, 4));
      assertThat(producer.history()).isEmpty();
    }

    @Test
    void anEpochLeftOpenIsEndedBeforeAnythingElse() {
      IngestProgress left = progress(41, 3, true, 500, 7);

      WindowPublisher publisher = publisher(Optional.of(left));

      assertThat(publisher.continuation()).isEqualTo(new Continuation(42, 4));
      assertThat(producer.commitCount()).isEqualTo(1);
      assertThat(windows())
          .containsExactly(
              FrameWindow.endOfEpoch(
                  "door", 41, 3, Clock.ARRIVAL, 125_000, EpochEnd.READER_LOST, 9_000_000));
      assertThat(progress())
          .containsExactly(ended(progress(42, 3, false, 500, 9_000_000), EpochEnd.READER_LOST));
    }
  }

  @Nested
  class WhatWasWatched {

    @Test
    void isCommittedWithTheWindowsAndWhereItGoesOn() {
      WindowPublisher publisher = publisher(Optional.empty());

      publisher.accept(window(0, 500));
      publisher.cover(List.of(GAP), new CoverageMark(9, Reason.NONE));
      publisher.accept(window(1, 1_500));
      publisher.finish();

      assertThat(producer.commitCount()).isEqualTo(2);
      assertThat(committed(TOPICS.coverage())).containsExactly(GAP);
      assertThat(progress())
          .extracting(IngestProgress::nextSequence, IngestProgress::coveredUntilUs)
          .containsExactly(tuple(1L, 9L), tuple(2L, 9L));
    }

    @Test
    void isToldOfACameraThatNeverShowedAPicture() {
      WindowPublisher publisher = publisher(Optional.empty());

      publisher.cover(List.of(), new CoverageMark(7, Reason.LINK_LOST));

      assertThat(progress())
          .containsExactly(
              new IngestProgress(
                  "door", 0, 0, false, 0, 9_000_000, 7, Reason.LINK_LOST, Optional.empty()));
      assertThat(publisher.continuation()).isEqualTo(Continuation.FRESH);
    }

    @Test
    void isKeptInTheMarkerOfAPredecessorsEpoch() {
      IngestProgress left =
          new IngestProgress("door", 41, 3, true, 500, 7, 400, Reason.NONE, Optional.empty());

      publisher(Optional.of(left));

      assertThat(progress())
          .extracting(IngestProgress::coveredUntilUs, IngestProgress::lastCaptureTimeUs)
          .containsExactly(tuple(400L, 500L));
    }
  }

  @Nested
  class AFailure {

    @Test
    void ofFencingMakesTheLoserStop() {
      WindowPublisher publisher = publisher(Optional.empty());
      publisher.accept(window(0, 500));
      producer.fenceProducer();

      stops(publisher::finish, ExitCode.FENCED, "camera 'door'");
      publisher.close();
      assertThat(producer.closed()).isTrue();
    }

    @Test
    void ofAnOldProducerEpochIsFencingToo() {
      WindowPublisher publisher = publisher(Optional.empty());
      producer.sendException =
          new KafkaException("in an error state", new InvalidProducerEpochException("old"));

      stops(() -> publisher.accept(window(0, 500)), ExitCode.FENCED, "only one may run");
    }

    @Test
    void ofASilentBrokerIsNamedWithItsAddress() {
      WindowPublisher publisher = publisher(Optional.empty());
      publisher.accept(window(0, 500));
      producer.commitTransactionException = new TimeoutException("15000 ms");

      stops(publisher::finish, ExitCode.BROKER_UNREACHABLE, "broker:9092");
    }

    @Test
    void ofOneRecordIsNotOverlookedWhenTheCommitIsSilent() {
      MockProducer<String, byte[]> byHand =
          new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
      Transaction failing = new Transaction(byHand, new BrokerFault("broker:9092", "door"));
      failing.fence();
      failing.send(new ProducerRecord<>("pvit.windows", PARTITION, "door", new byte[1]));
      byHand.errorNext(new RecordTooLargeException("9 MB"));

      stops(failing::commit, ExitCode.INPUT_FORBIDDEN, "larger than the topic takes");
    }

    @Test
    void ofRightsIsTheBrokersRefusal() {
      WindowPublisher publisher = publisher(Optional.empty());
      producer.sendException = new TopicAuthorizationException("pvit.windows");

      stops(() -> publisher.accept(window(0, 500)), ExitCode.BROKER_REFUSED, "credentials");
    }

    @Test
    void thatNobodyCanHelpStaysWhatItIs() {
      WindowPublisher publisher = publisher(Optional.empty());
      producer.sendException = new KafkaException("a defect");

      assertThatThrownBy(() -> publisher.accept(window(0, 500)))
          .isExactlyInstanceOf(KafkaException.class);
    }
  }

  @Test
  @Timeout(30)
  void withoutABrokerOpeningEndsWithinItsPatience() throws IOException {
    int port;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = probe.getLocalPort();
    }
    KafkaConfig nowhere = new KafkaConfig("127.0.0.1:" + port, "", "pvit", "", 500);

    stops(
        () -> WindowPublisher.open(nowhere, new Commit(200, 10_000), "door", 125_000),
        ExitCode.BROKER_UNREACHABLE,
        "127.0.0.1:" + port);
  }

  private WindowPublisher publisher(Optional<IngestProgress> left) {
    return new WindowPublisher(
        TOPICS,
        PARTITION,
        transaction,
        left,
        new WindowPublisher.TakeOver("door", 125_000, NOW),
        200,
        () -> TimeUnit.MILLISECONDS.toNanos(nowMs),
        new SplittableRandom(1));
  }

  private List<FrameWindow> windows() {
    return committed(TOPICS.windows());
  }

  private static IngestProgress progress(
      long nextSequence, int epoch, boolean open, long lastCaptureTimeUs, long updatedAtUs) {
    return new IngestProgress(
        "door",
        nextSequence,
        epoch,
        open,
        lastCaptureTimeUs,
        updatedAtUs,
        0,
        Reason.NONE,
        Optional.empty());
  }

  private static IngestProgress ended(IngestProgress it, EpochEnd reason) {
    return new IngestProgress(
        it.cameraId(),
        it.nextSequence(),
        it.streamEpoch(),
        it.epochOpen(),
        it.lastCaptureTimeUs(),
        it.updatedAtUs(),
        it.coveredUntilUs(),
        it.blindFor(),
        Optional.of(reason));
  }

  private List<IngestProgress> progress() {
    return committed(TOPICS.ingestProgress());
  }

  private <V> List<V> committed(Topic<V> topic) {
    return producer.history().stream()
        .filter(record -> record.topic().equals(topic.name()))
        .map(record -> ((Decoded.Ok<V>) topic.decode(record.value())).value())
        .toList();
  }

  private static void stops(Runnable call, ExitCode code, String words) {
    assertThatThrownBy(call::run)
        .hasMessageContaining(words)
        .isInstanceOfSatisfying(
            StopException.class, stop -> assertThat(stop.code()).isEqualTo(code));
  }

  private static FrameWindow window(long sequence, long captureTimeUs) {
    return new FrameWindow(
        "door",
        sequence,
        0,
        false,
        Clock.FILE,
        0,
        125_000,
        342,
        256,
        FrameCodec.JPEG,
        List.of(new Frame(captureTimeUs, ByteBuffer.wrap(new byte[] {1, 2, 3}))),
        Optional.empty(),
        7);
  }
}
