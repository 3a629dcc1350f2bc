package io.pvit.inference.rollout;

import io.pvit.inference.network.ActionNetwork;
import io.pvit.inference.network.ClipAnswer;
import io.pvit.model.Clip;
import io.pvit.schemas.CanaryFigures;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks both checkpoints for clips of the canary, one at a time and beside what serves: nobody waits
 * for it, and clips that come while it has enough to do are left out. Any thread may offer.
 */
final class Comparison implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Comparison.class);
  private static final int WAITING = 2;

  private final ActionNetwork stable;
  private final int enoughClips;
  private final int enoughActions;
  private final LongSupplier nanoTicker;
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          work -> {
            Thread thread = new Thread(work, "canary-comparison");
            thread.setDaemon(true);
            return thread;
          },
          new ThreadPoolExecutor.DiscardPolicy());

  /**
   * @param enoughClips clips to compare under one plan
   * @param enoughActions that either checkpoint sees in them; more clips are compared until then
   */
  Comparison(ActionNetwork stable, int enoughClips, int enoughActions, LongSupplier nanoTicker) {
    this.stable = stable;
    this.enoughClips = enoughClips;
    this.enoughActions = enoughActions;
    this.nanoTicker = nanoTicker;
  }

  void offer(Trial trial, Clip clip) {
    CanaryFigures figures = trial.tally().figures();
    if (figures.compared() < enoughClips || figures.seenActions() < enoughActions) {
      worker.execute(() -> compare(trial, clip));
    }
  }

  /** Waits for the clip in work. */
  @Override
  public void close() {
    worker.shutdownNow();
    try {
      if (!worker.awaitTermination(1, TimeUnit.MINUTES)) {
        log.warn("A comparison of two checkpoints does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** By turns the one or the other is asked first, which finds the caches cold. */
  private void compare(Trial trial, Clip clip) {
    try {
      boolean stableFirst = trial.tally().figures().compared() % 2 == 0;
      Timed first = ask(stableFirst ? stable : trial.candidate(), clip);
      Timed second = ask(stableFirst ? trial.candidate() : stable, clip);
      Timed ofStable = stableFirst ? first : second;
      Timed ofCandidate = stableFirst ? second : first;
      trial
          .tally()
          .compared(
              ofStable.took(),
              ofCandidate.took(),
              AnswerAgreement.of(ofStable.answer(), ofCandidate.answer()).total());
    } catch (RuntimeException e) {
      // Whoever serves with it counts its failures; the roll-out may as well have just ended.
      log.debug("A clip was not compared", e);
    }
  }

  private Timed ask(ActionNetwork network, Clip clip) {
    long begun = nanoTicker.getAsLong();
    ClipAnswer answer = network.watch(List.of(clip)).get(0);
    return new Timed(answer, Duration.ofNanos(nanoTicker.getAsLong() - begun));
  }

  private record Timed(ClipAnswer answer, Duration took) {}
}
