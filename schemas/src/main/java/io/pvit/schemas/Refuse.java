package io.pvit.schemas;

/**
 * The checks that the compact constructors of this package share; each names the key and the value.
 */
final class Refuse {

  private Refuse() {}

  static void blank(String key, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(key + " must not be blank");
    }
  }

  static void negative(String key, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(key + " must be >= 0, was " + value);
    }
  }

  static void belowOne(String key, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(key + " must be >= 1, was " + value);
    }
  }

  static void above(String key, long value, long most) {
    if (value > most) {
      throw new IllegalArgumentException(key + " must be <= " + most + ", was " + value);
    }
  }

  /** Also refuses NaN. */
  static void outsideUnit(String key, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(key + " must be within 0..1, was " + value);
    }
  }

  static void notFinite(String key, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(key + " must be finite, was " + value);
    }
  }

  /**
   * A camera id is a Kafka key, a file name and a label in a chart: short, and of harmless signs.
   */
  static void notACameraId(String key, String value) {
    if (!value.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new IllegalArgumentException(
          key
              + " must be 1 to 64 letters, digits, '.', '_' or '-', beginning with a letter or"
              + " digit, was '"
              + value
              + "'");
    }
  }

  static void notSha256(String key, String value) {
    if (!value.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          key + " must be 64 hexadecimal digits, was '" + value + "'");
    }
  }

  static void notAnActionId(String key, int value) {
    if (value < 1 || value > 80) {
      throw new IllegalArgumentException(key + " must be an AVA v2.2 id 1..80, was " + value);
    }
  }

  static void backwards(String fromKey, long from, String toKey, long to) {
    if (to < from) {
      throw new IllegalArgumentException(
          toKey + " must not lie before " + fromKey + ": " + to + " < " + from);
    }
  }
}
