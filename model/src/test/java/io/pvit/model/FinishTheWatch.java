package io.pvit.model;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.torch.TorchEngine;
import io.pvit.model.torch.TorchStopped;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A process that watches, and once it is told to end watches once more before it does. */
final class FinishTheWatch {

  private static final CountDownLatch TOLD = new CountDownLatch(1);

  private FinishTheWatch() {}

  public static void main(String[] arguments) {
    Checkpoint checkpoint = Checkpoint.open(Path.of(arguments[0]));
    Thread watching = new Thread(() -> watch(checkpoint));
    TorchEngine.get().beforeExit(() -> finish(watching));
    watching.start();
  }

  private static void watch(Checkpoint checkpoint) {
    try (Pvit pvit = Pvit.load(checkpoint, Precision.FLOAT32, 1)) {
      Clip clip = PvitTest.clip(checkpoint.card().inputContract(), 1);
      for (int i = 0; i < 3; i++) {
        System.out.println("worked");
        pvit.watch(List.of(clip));
      }
      TOLD.await();
      pvit.watch(List.of(clip));
      System.out.println("finished");
    } catch (TorchStopped e) {
      System.out.println("stopped");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void finish(Thread watching) {
    TOLD.countDown();
    try {
      watching.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
