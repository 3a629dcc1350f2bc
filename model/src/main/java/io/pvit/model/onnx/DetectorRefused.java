package io.pvit.model.onnx;

/** A file is no detector that can be used, or it does not answer; the message says why. */
public final class DetectorRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DetectorRefused(String message) {
    super(message);
  }

  DetectorRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
