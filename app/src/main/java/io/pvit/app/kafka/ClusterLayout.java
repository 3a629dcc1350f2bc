package io.pvit.app.kafka;

import io.pvit.schemas.config.KafkaConfig;
import io.pvit.schemas.kafka.BrokerPatience;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.LayoutPlan;
import io.pvit.schemas.kafka.TopicLayout;
import io.pvit.schemas.kafka.Topics;
import org.apache.kafka.clients.admin.Admin;

/** Looks at the topics of a cluster, or brings them to their layout. */
public final class ClusterLayout {

  private final KafkaConfig kafka;
  private final Topics topics;

  public ClusterLayout(KafkaConfig kafka) {
    this.kafka = kafka;
    this.topics = new Topics(kafka.topicPrefix(), kafka.schemaRegistry());
  }

  /** What would be done; changes nothing. */
  public LayoutPlan plan(int partitions) {
    try (Admin admin = connect()) {
      return TopicLayout.plan(admin, topics, partitions);
    }
  }

  /** Returns what was done, once every partition can be written. */
  public LayoutPlan apply(int partitions) {
    try (Admin admin = connect()) {
      return TopicLayout.apply(admin, topics, partitions);
    }
  }

  /**
   * The look that every service takes before it starts.
   *
   * @return partitions of the windows topic
   */
  public int check() {
    try (Admin admin = connect()) {
      return TopicLayout.check(admin, topics);
    }
  }

  /** Returns once a broker answers. */
  public void awaitBroker() {
    connect().close();
  }

  private Admin connect() {
    return new BrokerPatience(kafka.startupPatienceMs()).connect(Cluster.of(kafka));
  }
}
