package io.pvit.model.torch;

import ai.djl.pytorch.jni.JniUtils;

/**
 * The calling thread's gradient mode, for the length of a try block.
 *
 * <p>A thread of its own starts with gradients on, the thread that started the engine with them
 * off; code that trains therefore never relies on what it finds.
 */
public final class Gradients implements AutoCloseable {

  private final boolean before;

  private Gradients(boolean wanted) {
    before = JniUtils.isGradMode();
    JniUtils.setGradMode(wanted);
  }

  /** Kernels that are called from here on build a graph. */
  public static Gradients on() {
    return new Gradients(true);
  }

  @Override
  public void close() {
    JniUtils.setGradMode(before);
  }
}
