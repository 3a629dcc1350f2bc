package io.pvit.model;

/** The arithmetic of a forward pass. */
public enum Precision {
  /** Every operation in 32-bit floats. */
  FLOAT32("float32");

  private final String text;

  Precision(String text) {
    this.text = text;
  }

  /** The precision of that name, as configurations and detections write it. */
  public static Precision of(String text) {
    for (Precision precision : values()) {
      if (precision.text.equals(text)) {
        return precision;
      }
    }
    throw new IllegalArgumentException("precision must be float32, was '" + text + "'");
  }

  /** The name in configurations and detections. */
  public String text() {
    return text;
  }
}
