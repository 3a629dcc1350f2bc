package io.pvit.schemas.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * Which Kafka, and under which names.
 *
 * @param bootstrapServers host:port, separated by commas
 * @param clientProperties path of a properties file for every client; may be empty
 * @param topicPrefix stands before every topic name
 * @param schemaRegistryUrl of a registry that speaks Confluent's interface; may be empty
 * @param startupPatienceMs how long a start waits for a broker
 */
public record KafkaConfig(
    String bootstrapServers,
    @MayBeEmpty String clientProperties,
    String topicPrefix,
    @MayBeEmpty String schemaRegistryUrl,
    int startupPatienceMs) {
  public KafkaConfig {
    Require.that(
        topicPrefix.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
        "topicPrefix",
        topicPrefix,
        "1 to 64 letters, digits, '.', '_' or '-'");
    Require.that(
        schemaRegistryUrl.isEmpty() || address(schemaRegistryUrl),
        "schemaRegistryUrl",
        AddressMask.of(schemaRegistryUrl),
        "empty, or an address that begins with http:// or https://");
    Require.atLeast(1, "startupPatienceMs", startupPatienceMs);
  }

  /** The registry's address, where there is one. */
  public Optional<URI> schemaRegistry() {
    return schemaRegistryUrl.isEmpty()
        ? Optional.empty()
        : Optional.of(URI.create(schemaRegistryUrl));
  }

  private static boolean address(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Shows no password that the registry's address may hold. */
  @Override
  public String toString() {
    return "KafkaConfig[%s, topicPrefix=%s]".formatted(bootstrapServers, topicPrefix);
  }
}
