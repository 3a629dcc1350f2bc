package io.pvit.app.bench;

import io.pvit.app.demo.InferenceChild;
import io.pvit.app.kafka.BrokerProcess;
import io.pvit.app.kafka.BrokerSettings;
import io.pvit.app.kafka.ClusterLayout;
import io.pvit.app.process.ChildJvm;
import io.pvit.app.process.ChildProcess;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.schemas.config.KafkaConfig;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Partitions;
import io.pvit.schemas.kafka.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A broker and inference processes as children, with topics that nobody else writes. */
final class StreamBed implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PARTITIONS = 8;
  private static final int BROKER_HEAP_MEGABYTES = 512;
  private static final int INFERENCE_HEAP_MEGABYTES = 512;
  private static final String PREFIX = "pvit-bench";

  private final BrokerProcess broker;
  private final Path scratch;
  private final StreamSetting setting;
  private final Checkpoint checkpoint;
  private final KafkaConfig kafka;
  private final String rolloutPolicy;
  private final List<ChildProcess> inference = new ArrayList<>();

  private StreamBed(
      BrokerProcess broker,
      String address,
      Path scratch,
      StreamSetting setting,
      Checkpoint checkpoint,
      String rolloutPolicy) {
    this.broker = broker;
    this.scratch = scratch;
    this.setting = setting;
    this.checkpoint = checkpoint;
    this.kafka = new KafkaConfig(address, "", PREFIX, "", (int) PATIENCE.toMillis());
    this.rolloutPolicy = rolloutPolicy;
  }

  /**
   * Returns when all processes read windows.
   *
   * @param scratch nobody else's; need not exist
   */
  static StreamBed start(
      Path scratch,
      StreamSetting setting,
      Checkpoint checkpoint,
      int processes,
      String rolloutPolicy)
      throws InterruptedException {
    BrokerProcess broker =
        BrokerProcess.start(BrokerSettings.of(scratch.resolve("broker"), 0), BROKER_HEAP_MEGABYTES);
    try {
      String address = broker.awaitReady(PATIENCE);
      new ClusterLayout(new KafkaConfig(address, "", PREFIX, "", (int) PATIENCE.toMillis()))
          .apply(PARTITIONS);
      StreamBed bed = new StreamBed(broker, address, scratch, setting, checkpoint, rolloutPolicy);
      bed.start(processes);
      return bed;
    } catch (RuntimeException | InterruptedException e) {
      broker.close();
      throw e;
    }
  }

  Cluster cluster() {
    return Cluster.of(kafka);
  }

  int partitionOf(String camera) {
    return Partitions.of(camera, PARTITIONS);
  }

  Topics topics() {
    return new Topics(PREFIX, Optional.empty());
  }

  /** The operating system's numbers of the inference processes. */
  List<Long> pids() {
    return inference.stream().map(ChildProcess::pid).toList();
  }

  /** As {@code kill -9} on the first process and a supervisor that starts it again at once. */
  void killAndStartAgain() {
    ChildProcess first = inference.get(0);
    ProcessHandle.of(first.pid()).ifPresent(ProcessHandle::destroyForcibly);
    first.ended().join();
    inference.set(0, begin(0));
  }

  @Override
  public void close() {
    inference.forEach(ChildProcess::close);
    broker.close();
  }

  private void start(int processes) throws InterruptedException {
    try {
      for (int i = 0; i < processes; i++) {
        inference.add(begin(i));
      }
      for (ChildProcess each : inference) {
        each.awaitReady(PATIENCE);
      }
    } catch (RuntimeException | InterruptedException e) {
      inference.forEach(ChildProcess::close);
      throw e;
    }
  }

  private ChildProcess begin(int number) {
    List<String> flags = new ArrayList<>(ChildJvm.QUICK_START);
    flags.add("-Xmx%dm".formatted(INFERENCE_HEAP_MEGABYTES));
    flags.add("-Dai.djl.offline=true");
    List<String> arguments =
        new ArrayList<>(List.of(setting.configuration().resolve("inference.yaml").toString()));
    keys("inference-" + number).forEach((key, value) -> arguments.add(key + "=" + value));
    ChildProcess child =
        ChildProcess.start(
            "Inference",
            new ChildJvm(flags, InferenceChild.class.getName(), arguments),
            scratch.resolve("inference-%d.log".formatted(number)),
            // Waiting threads of libtorch would otherwise spin on the cores that the others need.
            Map.of("OMP_WAIT_POLICY", "passive"));
    child.tell(kafka.bootstrapServers());
    return child;
  }

  private Map<String, String> keys(String instance) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("kafka.bootstrapServers", kafka.bootstrapServers());
    keys.put("kafka.clientProperties", "");
    keys.put("kafka.schemaRegistryUrl", "");
    keys.put("kafka.topicPrefix", PREFIX);
    keys.put("applicationId", PREFIX);
    keys.put("instanceId", instance);
    keys.put("stateDirectory", scratch.resolve(instance).toString());
    keys.put("checkpoint.directory", checkpoint.directory().toAbsolutePath().toString());
    keys.put("rollout.policy", rolloutPolicy);
    keys.put("streams.threads", Integer.toString(setting.threads()));
    // A busy machine is to give slow figures, not none.
    keys.put("streams.transactionTimeoutMs", "60000");
    keys.put("batch.timeoutMs", "30000");
    return keys;
  }
}
