package io.pvit.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

class TopicsTest {

  private final Topics topics = new Topics("pvit", Optional.empty());

  @Test
  void areAllThatTheDesignNamesUnderThePrefix() {
    assertThat(topics.all())
        .extracting(Topic::name)
        .containsExactly(
            "pvit.cameras",
            "pvit.windows",
            "pvit.ingest-progress",
            "pvit.camera-status",
            "pvit.coverage",
            "pvit.actions",
            "pvit.events",
            "pvit.now",
            "pvit.labels",
            "pvit.checkpoints",
            "pvit.inference-status",
            "pvit.training",
            "pvit.dead-letters");
  }

  @Test
  void areSplitLikeTheStreamsExceptWhereOneOrderIsNeeded() {
    assertThat(topics.all())
        .filteredOn(topic -> topic.partitions(8) != 8)
        .extracting(Topic::name, topic -> topic.partitions(8))
        .containsExactly(
            tuple("pvit.checkpoints", 1),
            tuple("pvit.inference-status", 1),
            tuple("pvit.training", 1));
  }

  @Test
  void keepOnlyTheNewestStateWhereTheyHoldState() {
    assertThat(topics.all())
        .filteredOn(topic -> topic.cleanup() == Cleanup.COMPACT)
        .containsExactlyInAnyOrder(
            topics.cameras(),
            topics.ingestProgress(),
            topics.cameraStatus(),
            topics.now(),
            topics.checkpoints(),
            topics.inferenceStatus());
  }

  @Test
  void areAvroOnlyWhereOurOwnServicesRead() {
    assertThat(topics.all())
        .filteredOn(topic -> topic.contentType().equals("application/avro"))
        .containsExactlyInAnyOrder(
            topics.windows(),
            topics.ingestProgress(),
            topics.checkpoints(),
            topics.inferenceStatus());
  }

  @Test
  void areAllAvroBehindARegistryIdWhereThereIsARegistry() {
    Topics registered = new Topics("pvit", Optional.of(URI.create("http://localhost:1")));

    assertThat(registered.all()).extracting(Topic::contentType).containsOnly("application/avro");
  }

  @Test
  void keepPicturesUncompressedBySizeAndTime() {
    assertThat(topics.windows().settings())
        .isEqualTo(
            Map.of(
                "cleanup.policy", "delete",
                "compression.type", "uncompressed",
                "max.message.bytes", "8388608",
                "retention.bytes", "2147483648",
                "retention.ms", "21600000",
                "segment.bytes", "268435456",
                "segment.ms", "1800000"));
    assertThat(topics.windows().required())
        .isEqualTo(Map.of("cleanup.policy", "delete", "max.message.bytes", "8388608"));
  }

  @Test
  void nameOnlyCompressionsThatABrokerKnows() {
    assertThat(topics.all())
        .extracting(topic -> topic.settings().get(TopicConfig.COMPRESSION_TYPE_CONFIG))
        .isSubsetOf("uncompressed", "lz4");
  }

  @Test
  void writeATombstoneForNull() {
    try (var serializer = topics.cameras().serializer()) {
      assertThat(serializer.serialize("pvit.cameras", null)).isNull();
    }
  }

  @Test
  void haveAValueTypeOfTheirOwn() {
    assertThat(topics.all().stream().map(Topic::valueType).collect(Collectors.toSet()))
        .hasSameSizeAs(topics.all());
  }
}
