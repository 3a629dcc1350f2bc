package io.pvit.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ExitGateTest {

  private final ExitGate gate = new ExitGate(Duration.ofMinutes(1));

  @Test
  void closesOnlyWhenTheCallInFlightHasReturned() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch mayReturn = new CountDownLatch(1);
    Thread caller = new Thread(() -> gate.pass(() -> await(inside, mayReturn)));
    caller.start();
    inside.await();
    Thread exit = new Thread(gate::close);

    exit.start();
    exit.join(100);
    boolean waited = exit.isAlive();
    mayReturn.countDown();
    exit.join(TimeUnit.SECONDS.toMillis(10));

    assertThat(waited).isTrue();
    assertThat(exit.isAlive()).isFalse();
    caller.join();
  }

  @Test
  void doesNotWaitWithoutEndForACallThatHangs() throws InterruptedException {
    ExitGate impatient = new ExitGate(Duration.ofMillis(50));
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch mayReturn = new CountDownLatch(1);
    Thread hanging = new Thread(() -> impatient.pass(() -> await(inside, mayReturn)));
    hanging.start();
    inside.await();

    impatient.close();

    assertThat(hanging.isAlive()).isTrue();
    assertThatThrownBy(() -> impatient.pass(() -> "a call")).isInstanceOf(TorchStopped.class);
    mayReturn.countDown();
    hanging.join();
  }

  @Test
  void letsNoCallBeginOnceItIsClosed() {
    gate.close();

    assertThatThrownBy(() -> gate.pass(() -> "a call")).isInstanceOf(TorchStopped.class);
  }

  @Test
  void leavesMemoryToTheEndOfTheProcessOnceItIsClosed() {
    List<String> released = new ArrayList<>();

    gate.release(() -> released.add("before"));
    gate.close();
    gate.release(() -> released.add("after"));

    assertThat(released).containsExactly("before");
  }

  private static boolean await(CountDownLatch inside, CountDownLatch mayReturn) {
    inside.countDown();
    try {
      return mayReturn.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
