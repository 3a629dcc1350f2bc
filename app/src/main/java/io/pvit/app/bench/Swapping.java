package io.pvit.app.bench;

import io.pvit.app.kafka.RolloutDesk;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.StorageType;
import io.pvit.schemas.RolloutPhase;
import io.pvit.schemas.RolloutPlan;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Has a checkpoint replaced by one of the same weights and another name, that by a third, and so
 * on, until it is told to stop. Each is announced when the one before serves.
 */
final class Swapping {

  private static final long LOOK_AGAIN_MILLIS = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final RolloutDesk desk;
  private final Checkpoint original;
  private final Path scratch;
  private final FutureTask<Integer> swaps = new FutureTask<>(this::swap);
  private volatile boolean stopped;

  private Swapping(StreamBed bed, Checkpoint original, Path scratch) {
    this.desk = new RolloutDesk(bed.cluster(), bed.topics());
    this.original = original;
    this.scratch = scratch;
  }

  /**
   * @param scratch where the copies go; they serve as long as the processes live
   */
  static Swapping begin(StreamBed bed, Checkpoint original, Path scratch) {
    Swapping swapping = new Swapping(bed, original, scratch);
    Thread thread = new Thread(swapping.swaps, "swapping");
    thread.setDaemon(true);
    thread.start();
    return swapping;
  }

  /**
   * Returns when the last one serves.
   *
   * @return how many have come to serve
   * @throws StopException when one could not be announced
   */
  int stop() throws InterruptedException {
    stopped = true;
    try {
      return swaps.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StopException stop) {
        throw stop;
      }
      throw new IllegalStateException("swapping failed", e.getCause());
    }
  }

  private int swap() throws InterruptedException {
    int finished = 0;
    while (!stopped) {
      Checkpoint next = copy(finished);
      desk.announce(next);
      awaitServing(next);
      finished++;
    }
    return finished;
  }

  private void awaitServing(Checkpoint next) throws InterruptedException {
    long begin = System.nanoTime();
    while (true) {
      Optional<RolloutPlan> plan = desk.book().plan();
      if (plan.filter(it -> it.phase() == RolloutPhase.PROMOTED)
          .map(RolloutPlan::stableSha256)
          .equals(Optional.of(next.sha256()))) {
        return;
      }
      if (plan.filter(it -> it.phase() == RolloutPhase.ROLLED_BACK)
          .flatMap(RolloutPlan::formerSha256)
          .equals(Optional.of(next.sha256()))) {
        throw notServed(plan.orElseThrow().reason());
      }
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw notServed("nothing was heard for %d s".formatted(PATIENCE.toSeconds()));
      }
      Thread.sleep(LOOK_AGAIN_MILLIS);
    }
  }

  private static StopException notServed(String reason) {
    return new StopException(
        ExitCode.DEPENDENCY_LOST,
        "Inference did not take over a copy of its own checkpoint: %s; measure again with less to do."
            .formatted(reason));
  }

  private Checkpoint copy(int number) {
    Card card = original.card();
    Map<String, String> origin = new HashMap<>(card.provenance());
    origin.put("copy", Integer.toString(number));
    return original.copy(
        scratch.resolve("copy-" + number),
        card.with(card.thresholds(), card.metrics(), origin),
        StorageType.FLOAT32);
  }
}
