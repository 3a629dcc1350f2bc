package io.pvit.model.net;

import io.pvit.model.torch.TorchEngine;
import io.pvit.model.torch.TorchStopped;

/** A process that does nothing but forward and backward, until it is told to end. */
public final class LearnForever {

  private LearnForever() {}

  public static void main(String[] arguments) {
    TorchEngine.get().useThreads(2);
    Learner learner = new Learner("nano", 1);
    try {
      while (!Thread.currentThread().isInterrupted()) {
        // Said here, the end comes in the middle of the backward pass.
        learner.step(() -> System.out.println("worked"));
      }
    } catch (TorchStopped e) {
      System.out.println("stopped");
    }
  }
}
