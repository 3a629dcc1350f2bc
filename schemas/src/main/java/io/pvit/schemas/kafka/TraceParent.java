package io.pvit.schemas.kafka;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A W3C trace context, version 00: it follows one window from the camera to its events.
 *
 * @param traceId 32 hexadecimal digits, the same on the whole way
 * @param spanId 16 hexadecimal digits, of the step that wrote the record
 * @param sampled true when somebody records this trace
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {

  private static final Pattern FORM =
      Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

  public TraceParent {
    if (!traceId.matches("[0-9a-f]{32}") || traceId.matches("0+")) {
      throw new IllegalArgumentException("traceId must be 32 hexadecimal digits, was " + traceId);
    }
    if (!spanId.matches("[0-9a-f]{16}") || spanId.matches("0+")) {
      throw new IllegalArgumentException("spanId must be 16 hexadecimal digits, was " + spanId);
    }
  }

  /** A new trace. */
  public static TraceParent start(RandomGenerator random) {
    return new TraceParent(hex(random, 16), hex(random, 8), true);
  }

  /** The next step of the same trace. */
  public TraceParent child(RandomGenerator random) {
    return new TraceParent(traceId, hex(random, 8), sampled);
  }

  /** Reads a header's text; empty when it is none, since a broken trace is no reason to stop. */
  public static Optional<TraceParent> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || matcher.group(1).matches("0+") || matcher.group(2).matches("0+")) {
      return Optional.empty();
    }
    boolean sampled = (Integer.parseInt(matcher.group(3), 16) & 1) == 1;
    return Optional.of(new TraceParent(matcher.group(1), matcher.group(2), sampled));
  }

  /** The header's text. */
  public String text() {
    return "00-%s-%s-%s".formatted(traceId, spanId, sampled ? "01" : "00");
  }

  /** All zeros would mean no trace, so the last bit is always set. */
  private static String hex(RandomGenerator random, int bytes) {
    byte[] id = new byte[bytes];
    random.nextBytes(id);
    id[bytes - 1] |= 1;
    return HexFormat.of().formatHex(id);
  }
}
