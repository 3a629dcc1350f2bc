package io.pvit.model.torch;

import ai.djl.pytorch.jni.JniUtils;

/**
 * The calling thread's gradient mode.
 *
 * <p>A thread of its own starts with gradients on, the thread that started the engine with them
 * off; code that trains therefore never relies on what it finds.
 */
public final class Gradients {

  private Gradients() {}

  /**
   * Runs the work with gradients on: differentiable kernels build a graph.
   *
   * <p>Kernels are then run as they are written. Optimised ones would be watched in their first
   * runs and rewritten for the others, and a process that goes on where another stopped would
   * compute other last bits than the one that did not.
   */
  public static void on(Runnable work) {
    TorchEngine.get();
    JniUtils.setGraphExecutorOptimize(false);
    try {
      with(true, work);
    } finally {
      JniUtils.setGraphExecutorOptimize(true);
    }
  }

  /** Runs the work with gradients off: no graph is built, and leaves may be changed in place. */
  public static void off(Runnable work) {
    with(false, work);
  }

  private static void with(boolean wanted, Runnable work) {
    TorchEngine.get(); // a thread has no mode before the library is there
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(wanted);
    try {
      work.run();
    } finally {
      JniUtils.setGradMode(before);
    }
  }
}
