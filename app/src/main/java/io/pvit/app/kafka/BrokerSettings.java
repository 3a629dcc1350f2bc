package io.pvit.app.kafka;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a broker of one machine listens and keeps its data.
 *
 * @param dataDirectory created when absent; kept, and used again by the next start
 * @param port on 127.0.0.1; 0 takes a free one
 * @param overrides broker properties that go over the built-in ones
 */
public record BrokerSettings(Path dataDirectory, int port, Map<String, String> overrides) {
  public BrokerSettings {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port must be within 0..65535, was " + port);
    }
    overrides = Map.copyOf(overrides);
  }

  /** With nothing overridden. */
  public static BrokerSettings of(Path dataDirectory, int port) {
    return new BrokerSettings(dataDirectory, port, Map.of());
  }
}
