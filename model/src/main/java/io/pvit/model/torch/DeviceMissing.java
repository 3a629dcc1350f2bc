package io.pvit.model.torch;

/** The device asked for cannot be used. The message is one sentence for the operator. */
public final class DeviceMissing extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DeviceMissing(String sentence) {
    super(sentence);
  }
}
