package io.pvit.schemas.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** The checks of the configuration records; each says key, value and what is expected. */
final class Require {

  private Require() {}

  static void that(boolean holds, String key, Object value, String expected) {
    if (!holds) {
      throw new BadValue(key, String.valueOf(value), expected);
    }
  }

  static void atLeast(long least, String key, long value) {
    that(value >= least, key, value, "a whole number of at least " + least);
  }

  static void within(long least, long most, String key, long value) {
    that(value >= least && value <= most, key, value, least + " to " + most);
  }

  static void oneOf(List<String> allowed, String key, String value) {
    that(allowed.contains(value), key, value, "one of " + String.join(", ", allowed));
  }

  static void addressOrEmpty(String key, String value) {
    that(
        value.isEmpty() || isAddress(value),
        key,
        AddressMask.of(value),
        "empty, or an address that begins with http:// or https://");
  }

  private static boolean isAddress(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?");
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** A value that its record refuses; the key is the record's own, without the path to it. */
  static final class BadValue extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final String value;
    private final String expected;

    BadValue(String key, String value, String expected) {
      super("%s must be %s, was %s".formatted(key, expected, value));
      this.key = key;
      this.value = value;
      this.expected = expected;
    }

    String key() {
      return key;
    }

    String value() {
      return value;
    }

    String expected() {
      return expected;
    }
  }
}
