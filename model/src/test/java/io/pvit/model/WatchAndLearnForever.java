package io.pvit.model;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Learner;
import io.pvit.model.torch.TorchStopped;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A process in which two threads watch with one network and a third learns, until told to end. */
final class WatchAndLearnForever {

  /** A sign of life is given only when all three are at it. */
  private static final CountDownLatch WATCHING = new CountDownLatch(2);

  private WatchAndLearnForever() {}

  public static void main(String[] arguments) {
    Checkpoint checkpoint = Checkpoint.open(Path.of(arguments[0]));
    Pvit pvit = Pvit.load(checkpoint, Precision.FLOAT32, 2);
    Clip clip = PvitTest.clip(checkpoint.card().inputContract(), 1);
    for (int i = 0; i < 2; i++) {
      new Thread(() -> watch(pvit, clip)).start();
    }
    new Thread(WatchAndLearnForever::learn).start();
  }

  private static void watch(Pvit pvit, Clip clip) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        pvit.watch(List.of(clip));
        WATCHING.countDown();
      }
    } catch (TorchStopped e) {
      System.out.println("stopped");
    }
  }

  private static void learn() {
    try {
      WATCHING.await();
      Learner learner = new Learner("nano", 1);
      while (!Thread.currentThread().isInterrupted()) {
        learner.step(() -> System.out.println("worked"));
      }
    } catch (TorchStopped e) {
      System.out.println("stopped");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
