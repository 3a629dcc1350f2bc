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

  /** Runs the work with gradients on: differentiable kernels build a graph. */
  public static void on(Runnable work) {
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    try {
      work.run();
    } finally {
      JniUtils.setGradMode(before);
    }
  }
}
