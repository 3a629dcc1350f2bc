package io.pvit.app.kafka;

import io.pvit.inference.kafka.RolloutLedger;
import io.pvit.inference.rollout.Book;
import io.pvit.inference.rollout.Fleet;
import io.pvit.inference.rollout.Orders;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.schemas.CheckpointAnnouncement;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.RehearsalResult;
import io.pvit.schemas.RolloutPlan;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;

/** Says how a roll-out goes, and takes a person's orders for it. */
public final class RolloutDesk {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Cluster cluster;
  private final Topics topics;
  private final RolloutLedger ledger;

  public RolloutDesk(Cluster cluster, Topics topics) {
    this.cluster = cluster;
    this.topics = topics;
    this.ledger = new RolloutLedger(cluster, topics);
  }

  /** What the checkpoints topic says. */
  public Book book() {
    return ledger.read();
  }

  /** The inference processes by what they say while somebody listens. */
  public RollCall rollCall() throws InterruptedException {
    return RollCall.of(cluster, topics.inferenceStatus());
  }

  /** Puts down what came of a rehearsal of an announced checkpoint. */
  public void record(String sha256, RehearsalResult result) {
    Optional<CheckpointAnnouncement> unused =
        ledger.update(book -> book.announcement(sha256).map(it -> it.with(result)));
  }

  /**
   * Has an order carried out.
   *
   * @return the plan that is in force now
   * @throws StopException when it cannot be, with the reason and what to do next
   */
  public RolloutPlan order(String author, Function<Orders, RolloutPlan> order)
      throws InterruptedException {
    Fleet fleet = new Fleet(rollCall().alive());
    return ledger
        .update(book -> Optional.of(order.apply(new Orders(book, fleet, author, nowUs()))))
        .orElseThrow();
  }

  /** Hands over the windows that were written since then, those of a camera in their order. */
  public void windowsSince(Instant since, ObjLongConsumer<FrameWindow> reader)
      throws InterruptedException {
    try (TopicReader windows =
        new TopicReader(
            cluster, List.of(topics.windows().name()), TopicReader.Isolation.COMMITTED)) {
      windows
          .since(since)
          .readOnToTheEnd(
              PATIENCE,
              record -> {
                if (record.value().isPresent()
                    && topics.windows().decode(record.value().get())
                        instanceof Decoded.Ok<FrameWindow> it) {
                  reader.accept(it.value(), record.offset());
                }
              });
    }
  }

  /** Makes a checkpoint known that lies where every inference process finds it. */
  public void announce(Checkpoint checkpoint) {
    Card card = checkpoint.card();
    Optional<CheckpointAnnouncement> unused =
        ledger.update(
            book ->
                Optional.of(
                    new CheckpointAnnouncement(
                        checkpoint.sha256(),
                        checkpoint.directory().toAbsolutePath().toUri().toString(),
                        sizeOf(checkpoint.directory().resolve("model.safetensors")),
                        card.architecture().name(),
                        card.labelMapId(),
                        card.metrics(),
                        nowUs(),
                        book.announcement(checkpoint.sha256())
                            .flatMap(CheckpointAnnouncement::rehearsal))));
  }

  private static long sizeOf(Path weights) {
    try {
      return Files.size(weights);
    } catch (IOException e) {
      throw new StopException(
          ExitCode.CHECKPOINT, "%s cannot be read (%s).".formatted(weights, e.getMessage()), e);
    }
  }

  private static long nowUs() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
