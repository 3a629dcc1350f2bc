package io.pvit.ingest.kafka;

import io.pvit.ingest.window.Continuation;
import io.pvit.ingest.window.WindowSink;
import io.pvit.schemas.Clock;
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
 * Publishes one camera's windows, each transaction with the progress that belongs to it.
 *
 * <p>Opening it fences every earlier publisher of the camera, goes on where the last commit was,
 * and ends the epoch that a predecessor left open. Publishers of other cameras are not touched,
 * also where they share the partition.
 */
public final class WindowPublisher implements WindowSink {

  private final Topics topics;
  private final int partition;
  private final Transaction transaction;
  private final long commitIntervalNanos;
  private final LongSupplier nanoTime;
  private final RandomGenerator random;
  private final Continuation continuation;
  private long openSince;
  private @Nullable IngestProgress progress;

  /**
   * Connects, checks the topics and takes the camera over.
   *
   * @param frameIntervalUs goes into the marker that ends a predecessor's epoch
   * @throws io.pvit.schemas.exit.StopException when the broker or its topics do not let it
   */
  public static WindowPublisher open(
      KafkaConfig kafka, Commit commit, String cameraId, long frameIntervalUs) {
    Cluster cluster = Cluster.of(kafka);
    Topics topics = new Topics(kafka.topicPrefix(), kafka.schemaRegistry());
    int partition;
    try (Admin admin = new BrokerPatience(kafka.startupPatienceMs()).connect(cluster)) {
      partition = Partitions.of(cameraId, TopicLayout.check(admin, topics));
    }
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
    this.progress = left.orElse(null);
    this.continuation = takeOver.continuation(left);
    takeOver.markerFor(left).ifPresent(this::publishAtOnce);
  }

  @Override
  public Continuation continuation() {
    return continuation;
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
  public void commitIfDue() {
    if (transaction.isOpen() && nanoTime.getAsLong() - openSince >= commitIntervalNanos) {
      commit();
    }
  }

  @Override
  public void commit() {
    IngestProgress latest = progress;
    if (!transaction.isOpen() || latest == null) {
      return;
    }
    transaction.send(
        new ProducerRecord<>(
            topics.ingestProgress().name(),
            partition,
            latest.cameraId(),
            topics.ingestProgress().encode(latest)));
    transaction.commit();
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
        window.windowedAtUs());
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

    Continuation continuation(Optional<IngestProgress> left) {
      return left.map(
              it ->
                  new Continuation(
                      it.nextSequence() + (it.epochOpen() ? 1 : 0), it.streamEpoch() + 1))
          .orElse(Continuation.FRESH);
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
                      ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant())));
    }
  }
}
