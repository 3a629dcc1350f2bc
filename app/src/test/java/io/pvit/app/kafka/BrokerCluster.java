package io.pvit.app.kafka;

import static org.awaitility.Awaitility.await;

import io.pvit.app.process.ChildJvm;
import io.pvit.app.process.OrderlyEnd;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;

/**
 * Three brokers in processes of their own, each a controller too, with three copies of everything,
 * two of which must be written: any one of them may be killed, and come back to its data.
 */
public final class BrokerCluster implements AutoCloseable {

  private static final int NODES = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path directory;
  private final List<Integer> ports = free();
  private final List<Integer> controllerPorts = free();
  private final Map<Integer, Process> processes = new HashMap<>();

  /** Returns when all three are in the cluster. */
  public BrokerCluster(Path directory) throws IOException {
    this.directory = directory;
    Uuid clusterId = Uuid.randomUuid();
    try {
      for (int node = 1; node <= NODES; node++) {
        EmbeddedBroker.format(data(node), clusterId, node);
        store(properties(node), file(node));
        start(node);
      }
      await().atMost(PATIENCE).ignoreExceptions().until(() -> brokers() == NODES);
    } catch (RuntimeException | IOException e) {
      close();
      throw e;
    }
  }

  /** Where clients find it, also while one is dead. */
  public String bootstrapServers() {
    return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
  }

  /** The node, 1 to 3, that keeps the offsets and the members of a group. */
  public int coordinatorOf(String group) throws InterruptedException {
    try (Admin admin = admin()) {
      return admin
          .describeClassicGroups(List.of(group))
          .all()
          .get()
          .values()
          .iterator()
          .next()
          .coordinator()
          .id();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the coordinator of " + group + " is not known", e);
    }
  }

  /** As {@code kill -9}. */
  public void kill(int node) throws InterruptedException {
    process(node).destroyForcibly().waitFor();
  }

  /**
   * Starts it with the data that it was killed over; returns when no copy of anything is behind.
   */
  public void restart(int node) {
    start(node);
    await().atMost(PATIENCE).ignoreExceptions().until(this::allInSync);
  }

  @Override
  public void close() {
    processes.values().forEach(Process::destroyForcibly);
    processes.values().forEach(each -> OrderlyEnd.of(each, Duration.ofSeconds(10)));
  }

  private void start(int node) {
    List<String> flags = new ArrayList<>(ChildJvm.QUICK_START);
    flags.add("-Xmx384m");
    ChildJvm jvm = new ChildJvm(flags, ClusterNode.class.getName(), List.of(file(node).toString()));
    processes.put(node, jvm.start(directory.resolve("node-" + node + ".log"), Map.of()));
  }

  private Process process(int node) {
    Process process = processes.get(node);
    if (process == null) {
      throw new IllegalArgumentException("node must be within 1..3, was " + node);
    }
    return process;
  }

  private int brokers() throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      return admin.describeCluster().nodes().get().size();
    }
  }

  private boolean allInSync() throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      var topics = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
      return admin.describeTopics(topics).allTopicNames().get().values().stream()
          .flatMap((TopicDescription topic) -> topic.partitions().stream())
          .allMatch(partition -> partition.isr().size() == NODES);
    }
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
  }

  private Map<String, String> properties(int node) {
    Map<String, String> more = new HashMap<>();
    more.put("node.id", Integer.toString(node));
    more.put(
        "controller.quorum.voters",
        IntStream.rangeClosed(1, NODES)
            .mapToObj(each -> each + "@127.0.0.1:" + controllerPorts.get(each - 1))
            .collect(Collectors.joining(",")));
    for (String topic :
        List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
      more.put(topic + ".replication.factor", "3");
    }
    more.put("transaction.state.log.min.isr", "2");
    more.put("share.coordinator.state.topic.min.isr", "2");
    more.put("default.replication.factor", "3");
    more.put("min.insync.replicas", "2");
    return BrokerProperties.of(
        data(node), ports.get(node - 1), controllerPorts.get(node - 1), more);
  }

  private Path data(int node) {
    return directory.resolve("node-" + node);
  }

  private Path file(int node) {
    return directory.resolve("node-" + node + ".properties");
  }

  private static List<Integer> free() {
    return IntStream.range(0, NODES).map(i -> LoopbackPort.free()).boxed().toList();
  }

  private static void store(Map<String, String> values, Path file) throws IOException {
    Properties properties = new Properties();
    properties.putAll(values);
    try (OutputStream out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
  }
}
