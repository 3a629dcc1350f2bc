package io.pvit.schemas.kafka;

import io.pvit.schemas.config.KafkaConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Which Kafka to talk to, and how: the client properties go verbatim into every client.
 *
 * @param bootstrapServers host:port, separated by commas
 * @param clientProperties such as {@code security.protocol} and {@code sasl.jaas.config}
 */
public record Cluster(String bootstrapServers, Map<String, String> clientProperties) {

  private static final String HIDDEN = "[hidden]";
  private static final Pattern SECRET_OPTION =
      Pattern.compile("(?i)(?:password|secret)\\s*=\\s*[\"']?([^\"';\\s]+)");

  public Cluster {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("bootstrapServers must not be blank");
    }
    clientProperties = Map.copyOf(clientProperties);
  }

  /** Reads the properties file that the configuration names, if it names one. */
  public static Cluster of(KafkaConfig config) {
    return new Cluster(config.bootstrapServers(), read(config.clientProperties()));
  }

  /** What every client starts from: producers, consumers, Streams and Admin alike. */
  public Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return properties;
  }

  /** The text with everything blotted out that these properties keep secret. */
  String withoutSecrets(String text) {
    String clean = text;
    for (Map.Entry<String, String> each : clientProperties.entrySet()) {
      if (secret(each.getKey()) && !each.getValue().isBlank()) {
        clean = clean.replace(each.getValue(), HIDDEN);
        clean = withoutOptions(clean, each.getValue());
      }
    }
    return clean;
  }

  /** Kafka's complaint about a login module may quote one of its options only. */
  private static String withoutOptions(String text, String loginModule) {
    return SECRET_OPTION
        .matcher(loginModule)
        .results()
        .map(option -> option.group(1))
        .reduce(text, (clean, secret) -> clean.replace(secret, HIDDEN));
  }

  /** Names the properties without their values. */
  @Override
  public String toString() {
    return "Cluster[%s, with %s]"
        .formatted(bootstrapServers, new TreeMap<>(clientProperties).keySet());
  }

  private static boolean secret(String key) {
    return key.endsWith("password")
        || key.endsWith("jaas.config")
        || key.endsWith("secret")
        || key.endsWith("keystore.key");
  }

  private static Map<String, String> read(String file) {
    if (file.isBlank()) {
      return Map.of();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new StopException(
          ExitCode.CONFIGURATION,
          "kafka.clientProperties names %s, which cannot be read as a properties file."
              .formatted(file),
          e);
    }
    Map<String, String> read = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> read.put(key, properties.getProperty(key)));
    return read;
  }
}
