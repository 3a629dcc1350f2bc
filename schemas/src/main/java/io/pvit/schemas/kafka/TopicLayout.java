package io.pvit.schemas.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Brings a cluster's topics to the wanted layout, or says why a service may not start on them. */
public final class TopicLayout {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(50);

  private TopicLayout() {}

  /** Compares, and changes nothing. */
  public static LayoutPlan plan(Admin admin, Topics topics, int streamPartitions) {
    return plan(find(admin, topics), topics, streamPartitions);
  }

  /**
   * Creates what is missing, mends what may be mended, and returns what was done, when every
   * partition's leader answers.
   *
   * <p>A broker takes records for a partition as soon as the controller knows it, and then may lose
   * the first batch (KAFKA-15591); so nobody may produce before this returned.
   */
  public static LayoutPlan apply(Admin admin, Topics topics, int streamPartitions) {
    LayoutPlan plan = plan(admin, topics, streamPartitions);
    plan.requireApplicable();
    List<NewTopic> missing = new ArrayList<>();
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (Difference each : plan.toApply()) {
      if (each instanceof Difference.Missing it) {
        missing.add(
            new NewTopic(it.topic(), Optional.of(it.partitions()), Optional.empty())
                .configs(it.settings()));
      } else if (each instanceof Difference.WrongSetting it) {
        changes
            .computeIfAbsent(resource(it.topic()), topic -> new ArrayList<>())
            .add(
                new AlterConfigOp(
                    new ConfigEntry(it.key(), it.wanted()), AlterConfigOp.OpType.SET));
      }
    }
    create(admin, missing);
    Answers.of(admin.incrementalAlterConfigs(changes).all());
    awaitLeaders(admin, topics, streamPartitions);
    return plan;
  }

  /**
   * Refuses to start on topics that do not fit. The stream partition count is what the windows
   * topic has; all others must agree with it.
   *
   * @return the stream partition count
   */
  public static int check(Admin admin, Topics topics) {
    Map<String, FoundTopic> found = find(admin, topics);
    FoundTopic windows = found.get(topics.windows().name());
    int streamPartitions = windows == null ? 1 : windows.partitions();
    plan(found, topics, streamPartitions).require();
    return streamPartitions;
  }

  private static LayoutPlan plan(
      Map<String, FoundTopic> found, Topics topics, int streamPartitions) {
    return new LayoutPlan(
        streamPartitions,
        topics.all().stream()
            .flatMap(
                topic ->
                    Difference.between(
                        topic, streamPartitions, Optional.ofNullable(found.get(topic.name())))
                        .stream())
            .toList());
  }

  private static Map<String, FoundTopic> find(Admin admin, Topics topics) {
    List<String> names = topics.all().stream().map(Topic::name).toList();
    List<String> present =
        Answers.of(admin.listTopics().names()).stream().filter(names::contains).toList();
    Map<String, TopicDescription> descriptions =
        Answers.of(admin.describeTopics(present).allTopicNames());
    Map<ConfigResource, Config> configs =
        Answers.of(
            admin.describeConfigs(present.stream().map(TopicLayout::resource).toList()).all());
    return descriptions.values().stream()
        .collect(
            Collectors.toMap(
                TopicDescription::name,
                topic ->
                    new FoundTopic(
                        topic.partitions().size(),
                        values(Objects.requireNonNull(configs.get(resource(topic.name())))))));
  }

  private static Map<String, String> values(Config config) {
    return config.entries().stream()
        .filter(entry -> entry.value() != null)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }

  private static void create(Admin admin, List<NewTopic> missing) {
    admin
        .createTopics(missing)
        .values()
        .values()
        .forEach(created -> Answers.unless(TopicExistsException.class, created));
  }

  private static void awaitLeaders(Admin admin, Topics topics, int streamPartitions) {
    Map<TopicPartition, OffsetSpec> all = new HashMap<>();
    for (Topic<?> topic : topics.all()) {
      for (int i = 0; i < topic.partitions(streamPartitions); i++) {
        all.put(new TopicPartition(topic.name(), i), OffsetSpec.latest());
      }
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!Answers.arrived(RetriableException.class, admin.listOffsets(all).all())) {
      if (System.nanoTime() > deadline) {
        throw Answers.tooLate("the leaders of the new topics", PATIENCE);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BETWEEN_ATTEMPTS.toMillis()));
    }
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
