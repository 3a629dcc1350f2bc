package io.pvit.app.kafka;

import io.pvit.app.process.ParentWatch;

/**
 * A node of a cluster as Kafka's own start script runs it; it ends with the test, however that
 * does.
 */
final class ClusterNode {

  private ClusterNode() {}

  public static void main(String[] arguments) {
    ParentWatch.watch(System.in, line -> {}, () -> Runtime.getRuntime().halt(0));
    kafka.Kafka.main(arguments);
  }
}
