package io.pvit.inference.batch;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Lets many threads share work that one does at a time, in batches where it is cheaper so: each
 * submits one item and blocks, one runner does the work. Safe for all threads; the work itself is
 * only ever called by the runner.
 */
public final class MicroBatcher<I, O> implements AutoCloseable {

  private static final String CLOSED = "no batch leaves any more: closed";

  private final Function<List<I>, List<O>> work;
  private final BatchPolicy policy;
  private final LongSupplier nanoTicker;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Gathering<Job<I, O>> gathering;
  private final Thread runner;
  private boolean closed;

  /**
   * Starts the runner.
   *
   * @param name of the runner's thread
   * @param work gives one answer for each item, in their order
   */
  public MicroBatcher(
      String name, Function<List<I>, List<O>> work, BatchPolicy policy, LongSupplier nanoTicker) {
    this.work = work;
    this.policy = policy;
    this.nanoTicker = nanoTicker;
    this.gathering = new Gathering<>(policy);
    this.runner = new Thread(this::run, name);
    runner.setDaemon(true);
    runner.start();
  }

  /** Says that this thread may soon submit, so that a batch about to leave waits for it. */
  public Visit<I, O> enter() {
    locked(gathering::expectOne);
    return new Visit<>(this);
  }

  /**
   * Whoever waits gets {@link BatchFailed}; the batch in work may still finish, within the timeout.
   */
  @Override
  public void close() {
    BatchFailed reason = new BatchFailed(CLOSED);
    locked(
        () -> {
          closed = true;
          while (!gathering.isEmpty()) {
            gathering.take().forEach(job -> job.answer().completeExceptionally(reason));
          }
        });
    try {
      runner.join(policy.timeout().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  O submit(I item, boolean expected) {
    Job<I, O> job = new Job<>(item, new CompletableFuture<>());
    locked(
        () -> {
          if (expected) {
            gathering.expectOneLess();
          }
          if (closed) {
            throw new BatchFailed(CLOSED);
          }
          gathering.add(job, nanoTicker.getAsLong());
        });
    try {
      return job.answer().get(policy.timeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new BatchFailed("the batch failed: " + e.getCause(), e);
    } catch (TimeoutException e) {
      locked(() -> gathering.remove(job));
      throw new BatchFailed("no answer within " + policy.timeout().toMillis() + " ms");
    } catch (InterruptedException e) {
      locked(() -> gathering.remove(job));
      Thread.currentThread().interrupt();
      throw new BatchFailed("interrupted while waiting for an answer");
    }
  }

  void leave() {
    locked(gathering::expectOneLess);
  }

  private void run() {
    for (List<Job<I, O>> batch = next(); !batch.isEmpty(); batch = next()) {
      answer(batch);
    }
  }

  /** The next batch; empty when there is none because all is closed. */
  private List<Job<I, O>> next() {
    lock.lock();
    try {
      while (!closed) {
        long now = nanoTicker.getAsLong();
        if (gathering.due(now)) {
          return gathering.take();
        }
        if (gathering.isEmpty()) {
          changed.awaitUninterruptibly();
        } else {
          changed.await(gathering.patienceLeft(now), TimeUnit.NANOSECONDS);
        }
      }
      return List.of();
    } catch (InterruptedException e) {
      throw new IllegalStateException("the runner ends by close() alone", e);
    } finally {
      lock.unlock();
    }
  }

  private void answer(List<Job<I, O>> batch) {
    try {
      List<O> answers = work.apply(batch.stream().map(Job::item).toList());
      if (answers.size() != batch.size()) {
        throw new IllegalStateException(
            "%d answers for %d items".formatted(answers.size(), batch.size()));
      }
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).answer().complete(answers.get(i));
      }
    } catch (RuntimeException | Error e) {
      batch.forEach(job -> job.answer().completeExceptionally(e));
    }
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private record Job<I, O>(I item, CompletableFuture<O> answer) {}
}
