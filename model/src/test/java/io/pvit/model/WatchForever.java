package io.pvit.model;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.torch.TorchStopped;
import java.nio.file.Path;
import java.util.List;

/** A process that does nothing but watch, on two threads, until it is told to end. */
final class WatchForever {

  private WatchForever() {}

  public static void main(String[] arguments) {
    Checkpoint checkpoint = Checkpoint.open(Path.of(arguments[0]));
    for (int i = 0; i < 2; i++) {
      new Thread(() -> watch(checkpoint)).start();
    }
  }

  private static void watch(Checkpoint checkpoint) {
    try (Pvit pvit = Pvit.load(checkpoint, Precision.FLOAT32, 1)) {
      Clip clip = PvitTest.clip(checkpoint.card().inputContract(), 1);
      while (!Thread.currentThread().isInterrupted()) {
        System.out.println("worked");
        pvit.watch(List.of(clip));
      }
    } catch (TorchStopped e) {
      System.out.println("stopped");
    }
  }
}
