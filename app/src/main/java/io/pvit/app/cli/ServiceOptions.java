package io.pvit.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** How every service takes configuration keys from the command line. */
final class ServiceOptions {

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "As --set kafka.bootstrapServers=...")
  private String bootstrapServers = "";

  @Option(
      names = "--client-properties",
      paramLabel = "FILE",
      description = "As --set kafka.clientProperties=...")
  private String clientProperties = "";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One key of the configuration file; may be repeated.")
  private Map<String, String> set = new LinkedHashMap<>();

  /** Dotted key to text. */
  Map<String, String> overrides() {
    Map<String, String> overrides = new LinkedHashMap<>(set);
    if (!bootstrapServers.isEmpty()) {
      overrides.put("kafka.bootstrapServers", bootstrapServers);
    }
    if (!clientProperties.isEmpty()) {
      overrides.put("kafka.clientProperties", clientProperties);
    }
    return overrides;
  }
}
