package io.pvit.app.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The properties of a KRaft node that is broker and controller at once, alone on one machine. */
final class BrokerProperties {

  private BrokerProperties() {}

  static Map<String, String> of(
      Path logDirectory, int port, int controllerPort, Map<String, String> overrides) {
    Map<String, String> properties = new TreeMap<>();
    identity(properties, logDirectory);
    listeners(properties, port, controllerPort);
    aloneInTheCluster(properties);
    quickStart(properties);
    quickFailover(properties);
    properties.put("auto.create.topics.enable", "false");
    properties.put("message.max.bytes", "8388608");
    properties.put("replica.fetch.max.bytes", "8388608");
    properties.putAll(overrides);
    return properties;
  }

  private static void identity(Map<String, String> properties, Path logDirectory) {
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", "1");
    properties.put("log.dirs", logDirectory.toString());
  }

  private static void listeners(Map<String, String> properties, int port, int controllerPort) {
    properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    properties.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
    properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.put("controller.listener.names", "CONTROLLER");
    properties.put("inter.broker.listener.name", "PLAINTEXT");
  }

  private static void aloneInTheCluster(Map<String, String> properties) {
    for (String topic :
        new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
      properties.put(topic + ".replication.factor", "1");
    }
    properties.put("default.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
    properties.put("min.insync.replicas", "1");
  }

  private static void quickStart(Map<String, String> properties) {
    // 50 partitions each by default, made on first use: seconds on a small machine.
    properties.put("offsets.topic.num.partitions", "3");
    properties.put("transaction.state.log.num.partitions", "3");
    // 3 s each by default, to gather members that here are not coming.
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("group.streams.initial.rebalance.delay.ms", "0");
  }

  private static void quickFailover(Map<String, String> properties) {
    // A dead transaction is found within 1 s of its timeout instead of 10 s.
    properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    // How long a restart after a kill waits for the session of its own predecessor.
    properties.put("broker.session.timeout.ms", "4000");
    properties.put("broker.heartbeat.interval.ms", "1000");
    for (String group : new String[] {"group.consumer", "group.streams"}) {
      properties.put(group + ".session.timeout.ms", "6000");
      properties.put(group + ".min.session.timeout.ms", "3000");
      properties.put(group + ".heartbeat.interval.ms", "1000");
      properties.put(group + ".min.heartbeat.interval.ms", "500");
    }
  }
}
