package io.pvit.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MicroBatcherTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void everyThreadGetsTheAnswerToItsOwnItem() throws Exception {
    try (MicroBatcher<Integer, String> batcher = batcher(4, this::named)) {
      CyclicBarrier together = new CyclicBarrier(8);
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int item = i;
        answers.add(
            threads.submit(
                () -> {
                  together.await();
                  try (Visit<Integer, String> visit = batcher.enter()) {
                    return visit.submit(item);
                  }
                }));
      }

      for (int i = 0; i < 8; i++) {
        assertThat(answers.get(i).get()).isEqualTo("answer " + i);
      }
      assertThat(batches).allMatch(batch -> batch.size() <= 4);
    }
  }

  @Test
  void aBatchWaitsForThoseInsideAndLeavesWithTheLastOfThem() throws Exception {
    try (MicroBatcher<Integer, String> batcher = batcher(4, this::named)) {
      Visit<Integer, String> first = batcher.enter();
      Visit<Integer, String> second = batcher.enter();
      Future<String> early = threads.submit(() -> first.submit(1));

      String late = second.submit(2);

      assertThat(late).isEqualTo("answer 2");
      assertThat(early.get()).isEqualTo("answer 1");
      assertThat(batches).hasSize(1);
    }
  }

  @Test
  void aVisitorWhoLeavesWithoutAnItemHoldsNobodyUp() throws Exception {
    try (MicroBatcher<Integer, String> batcher = batcher(4, this::named)) {
      Visit<Integer, String> idle = batcher.enter();
      Visit<Integer, String> busy = batcher.enter();
      Future<String> answer = threads.submit(() -> busy.submit(1));

      idle.close();

      assertThat(answer.get()).isEqualTo("answer 1");
    }
  }

  @Test
  void workThatFailsFailsForAllInTheBatchAndNotForTheNext() {
    Function<List<Integer>, List<String>> fragile =
        items -> {
          if (items.contains(13)) {
            throw new IllegalStateException("bad luck");
          }
          return named(items);
        };
    try (MicroBatcher<Integer, String> batcher = batcher(4, fragile)) {
      assertThatThrownBy(() -> submit(batcher, 13))
          .isInstanceOf(BatchFailed.class)
          .hasMessage("the batch failed: java.lang.IllegalStateException: bad luck");
      assertThat(submit(batcher, 14)).isEqualTo("answer 14");
    }
  }

  @Test
  void workThatForgetsAnAnswerFails() {
    try (MicroBatcher<Integer, String> batcher = batcher(4, items -> List.of())) {
      assertThatThrownBy(() -> submit(batcher, 1)).hasMessageContaining("0 answers for 1 items");
    }
  }

  @Test
  void aSubmitterDoesNotWaitForEver() {
    CountDownLatch never = new CountDownLatch(1);
    MicroBatcher<Integer, String> batcher =
        new MicroBatcher<>(
            "stuck",
            items -> {
              awaitQuietly(never);
              return named(items);
            },
            new BatchPolicy(1, Duration.ZERO, Duration.ofMillis(1)),
            System::nanoTime);

    assertThatThrownBy(() -> submit(batcher, 1))
        .isInstanceOf(BatchFailed.class)
        .hasMessage("no answer within 1 ms");
    never.countDown();
    batcher.close();
  }

  @Test
  void closingAnswersThoseWhoStillWaitAndRefusesTheNext() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    MicroBatcher<Integer, String> batcher =
        batcher(
            1,
            items -> {
              working.countDown();
              awaitQuietly(goOn);
              return named(items);
            });
    Future<String> inWork = threads.submit(() -> submit(batcher, 1));
    working.await();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(batcher::close, threads);
    Future<String> waiting = threads.submit(() -> submit(batcher, 2));

    assertThatThrownBy(waiting::get).hasMessageContaining("closed");
    goOn.countDown();
    closing.get();
    assertThat(inWork.get()).isEqualTo("answer 1");
    assertThatThrownBy(() -> submit(batcher, 3)).hasMessage("no batch leaves any more: closed");
  }

  private static String submit(MicroBatcher<Integer, String> batcher, int item) {
    try (Visit<Integer, String> visit = batcher.enter()) {
      return visit.submit(item);
    }
  }

  private MicroBatcher<Integer, String> batcher(
      int size, Function<List<Integer>, List<String>> work) {
    BatchPolicy policy = new BatchPolicy(size, Duration.ofSeconds(30), Duration.ofSeconds(30));
    return new MicroBatcher<>("batcher", work, policy, System::nanoTime);
  }

  private List<String> named(List<Integer> items) {
    batches.add(items);
    return items.stream().map(item -> "answer " + item).toList();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
