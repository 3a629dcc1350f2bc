package io.pvit.ingest.kafka;

import io.pvit.ingest.window.CameraSink;
import io.pvit.ingest.window.Continuation;
import io.pvit.ingest.window.CoverageMark;
import io.pvit.schemas.Clock;
import io.pvit.schemas.CoverageSpan;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.IngestProgress;
import io.pvit.schemas.config.IngestConfig.Commit;
import io.pvit.schemas.config.KafkaConfig;
import io.pvit.schemas.kafka.BrokerPatience;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.EventHeaders;
import io.pvit.schemas.kafka.Partitions;
import io.pvit.schemas.kafka.TopicLayout;
import io.pvit.schemas.kafka.Topics;
import io.pvit.schemas.kafka.TraceParent;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes one camera's windows and what of the time was watched, each transaction with the
 * progress that belongs to it.
 *
 * <p>Opening it fences every earlier publisher of the camera, goes on where the last commit was,
 * and ends the epoch that a predecessor left open. Publishers of other cameras are not touched,
 * also where they share the partition.
 */
public final class WindowPublisher implements CameraSink {

  private final Topics topics;
  private final int partition;
  private final Transaction transaction;
  private final long commitIntervalNanos;
  private final LongSupplier nanoTime;
  private final RandomGenerator random;
  private final TakeOver takeOver;
  private final Optional<IngestProgress> left;
  private long openSince;
  private @Nullable IngestProgress progress;
  private CoverageMark mark = CoverageMark.NONE;

  /**
   * Connects, checks the topics and takes the camera over.
   *
   * @param frameIntervalUs goes into the marker that ends a predecessor's epoch
   * @throws io.pvit.schemas.exit.StopException when the broker or its topics do not let it
   */
  public static WindowPublisher open(
      KafkaConfig kafka, Commit commit, String cameraId, long frameIntervalUs) {
    WindowPublisher publisher = open(kafka, commit, cameraId, frameIntervalUs, partitions(kafka));
    // A run by hand keeps no coverage, and nobody knows later when it looked.
    publisher.mark = CoverageMark.NONE;
    return publisher;
  }

  /**
   * Into how many partitions the streams are split, once broker and topics are as they must be.
   *
   * @throws io.pvit.schemas.exit.StopException when they are not
   */
  public static int partitions(KafkaConfig kafka) {
    try (Admin admin = new BrokerPatience(kafka.startupPatienceMs()).connect(Cluster.of(kafka))) {
      return TopicLayout.check(admin, new Topics(kafka.topicPrefix(), kafka.schemaRegistry()));
    }
  }

  /**
   * The same where broker and topics were looked at already.
   *
   * @param partitions into how many the streams are split
   */
  public static WindowPublisher open(
      KafkaConfig kafka, Commit commit, String cameraId, long frameIntervalUs, int partitions) {
    Cluster cluster = Cluster.of(kafka);
    Topics topics = new Topics(kafka.topicPrefix(), kafka.schemaRegistry());
    int partition = Partitions.of(cameraId, partitions);
    BrokerFault fault = new BrokerFault(cluster.bootstrapServers(), cameraId);
    Producer<String, byte[]> producer =
        Clients.producer(
            cluster, kafka.topicPrefix() + "-ingest-" + cameraId, commit.transactionTimeoutMs());
    Transaction transaction = new Transaction(producer, fault);
    try {
      transaction.fence();
      ProgressReader reader =
          new ProgressReader(
              topics.ingestProgress(),
              Clients.patienceWithTransactions(commit.transactionTimeoutMs()),
              System::nanoTime);
      Optional<IngestProgress> left = progress(reader, cluster, partition, cameraId, fault);
      return new WindowPublisher(
          topics,
          partition,
          transaction,
          left,
          new TakeOver(cameraId, frameIntervalUs, InstantSource.system()),
          commit.intervalMs(),
          System::nanoTime,
          new SplittableRandom());
    } catch (RuntimeException e) {
      transaction.close();
      throw e;
    }
  }

  WindowPublisher(
      Topics topics,
      int partition,
      Transaction transaction,
      Optional<IngestProgress> left,
      TakeOver takeOver,
      int commitIntervalMs,
      LongSupplier nanoTime,
      RandomGenerator random) {
    this.topics = topics;
    this.partition = partition;
    this.transaction = transaction;
    this.commitIntervalNanos = TimeUnit.MILLISECONDS.toNanos(commitIntervalMs);
    this.nanoTime = nanoTime;
    this.random = random;
    this.takeOver = takeOver;
    this.left = left;
    this.progress = left.orElse(null);
    left.ifPresent(it -> mark = new CoverageMark(it.coveredUntilUs(), it.blindFor()));
    takeOver.markerFor(left).ifPresent(this::publishAtOnce);
  }

  @Override
  public Optional<IngestProgress> left() {
    return left;
  }

  @Override
  public Continuation continuation() {
    return Optional.ofNullable(progress)
        .filter(it -> it.nextSequence() > 0)
        .map(it -> new Continuation(it.nextSequence(), it.streamEpoch() + 1))
        .orElse(Continuation.FRESH);
  }

  @Override
  public void accept(FrameWindow window) {
    if (!transaction.isOpen()) {
      openSince = nanoTime.getAsLong();
    }
    transaction.send(
        new ProducerRecord<>(
            topics.windows().name(),
            partition,
            null,
            window.cameraId(),
            topics.windows().encode(window),
            EventHeaders.of(topics.windows(), window, TraceParent.start(random))));
    progress = after(window);
    commitIfDue();
  }

  @Override
  public void cover(List<CoverageSpan> spans, CoverageMark upTo) {
    mark = upTo;
    for (CoverageSpan span : spans) {
      transaction.send(
          new ProducerRecord<>(
              topics.coverage().name(),
              partition,
              span.cameraId(),
              topics.coverage().encode(span)));
    }
    transaction.send(
        new ProducerRecord<>(
            topics.ingestProgress().name(),
            partition,
            takeOver.cameraId(),
            topics.ingestProgress().encode(marked())));
    transaction.commit();
  }

  @Override
  public void commitIfDue() {
    if (transaction.isOpen() && nanoTime.getAsLong() - openSince >= commitIntervalNanos) {
      commit();
    }
  }

  @Override
  public void commit() {
    if (transaction.isOpen()) {
      cover(List.of(), mark);
    }
  }

  @Override
  public void finish() {
    commit();
  }

  @Override
  public void close() {
    transaction.close();
  }

  private void publishAtOnce(FrameWindow marker) {
    accept(marker);
    commit();
  }

  private IngestProgress after(FrameWindow window) {
    int frames = window.frames().size();
    long lastCaptureTimeUs =
        frames > 0
            ? window.frames().get(frames - 1).captureTimeUs()
            : progress == null ? 0 : progress.lastCaptureTimeUs();
    return new IngestProgress(
        window.cameraId(),
        window.sequence() + 1,
        window.streamEpoch(),
        window.end().isEmpty(),
        lastCaptureTimeUs,
        window.windowedAtUs(),
        mark.untilUs(),
        mark.blindFor(),
        window.end().or(() -> Optional.ofNullable(progress).flatMap(IngestProgress::lastEnd)));
  }

  /** The newest progress, as of this moment. */
  private IngestProgress marked() {
    IngestProgress it = progress;
    IngestProgress marked =
        it == null
            ? new IngestProgress(
                takeOver.cameraId(),
                0,
                0,
                false,
                0,
                takeOver.nowUs(),
                mark.untilUs(),
                mark.blindFor(),
                Optional.empty())
            : new IngestProgress(
                it.cameraId(),
                it.nextSequence(),
                it.streamEpoch(),
                it.epochOpen(),
                it.lastCaptureTimeUs(),
                it.updatedAtUs(),
                mark.untilUs(),
                mark.blindFor(),
                it.lastEnd());
    progress = marked;
    return marked;
  }

  private static Optional<IngestProgress> progress(
      ProgressReader reader, Cluster cluster, int partition, String cameraId, BrokerFault fault) {
    try (Consumer<String, byte[]> committed =
            Clients.consumer(cluster, IsolationLevel.READ_COMMITTED);
        Consumer<String, byte[]> uncommitted =
            Clients.consumer(cluster, IsolationLevel.READ_UNCOMMITTED)) {
      return reader.read(committed, uncommitted, partition, cameraId);
    } catch (KafkaException e) {
      throw fault.meaning(e);
    }
  }

  /** What a camera's new publisher owes its predecessor. */
  record TakeOver(String cameraId, long frameIntervalUs, InstantSource clock) {

    long nowUs() {
      return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    /** The end of an epoch that nobody ended, so that its readers do not wait for more of it. */
    Optional<FrameWindow> markerFor(Optional<IngestProgress> left) {
      return left.filter(IngestProgress::epochOpen)
          .map(
              it ->
                  FrameWindow.endOfEpoch(
                      cameraId,
                      it.nextSequence(),
                      it.streamEpoch(),
                      Clock.ARRIVAL,
                      frameIntervalUs,
                      EpochEnd.READER_LOST,
                      nowUs()));
    }
  }
}
