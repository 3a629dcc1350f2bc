package io.pvit.model.torch;

/** The process is ending; the native library takes no more calls. Let the thread end quietly. */
public final class TorchStopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TorchStopped() {
    super("the process is ending: no more computations are started");
  }
}
