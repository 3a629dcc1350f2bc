package io.pvit.schemas.config;

/**
 * The broker that this program can run by itself.
 *
 * @param port it listens on; 0 for any that is free
 * @param dataDirectory where its records lie
 * @param heapMegabytes memory of its Java heap
 */
public record BrokerConfig(int port, String dataDirectory, int heapMegabytes) {
  public BrokerConfig {
    Require.within(0, 65_535, "port", port);
    Require.atLeast(128, "heapMegabytes", heapMegabytes);
  }
}
