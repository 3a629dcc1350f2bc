package io.pvit.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DifferenceTest {

  private final Topic<?> windows = new Topics("pvit", Optional.empty()).windows();

  @Test
  void thereIsNoneWhenTheTopicIsAsWantedAndMoreIsSet() {
    assertThat(between(8, Map.of("min.insync.replicas", "2"))).isEmpty();
  }

  @Test
  void aMissingTopicIsCreatedByApplying() {
    List<Difference> differences = Difference.between(windows, 8, Optional.empty());

    assertThat(differences)
        .containsExactly(new Difference.Missing("pvit.windows", 8, windows.settings()));
    assertThat(plan(differences).toApply()).isEqualTo(differences);
    assertStops(
        differences,
        "Topic pvit.windows is missing (wanted with 8 partitions)." + " Run `pvit topics apply`.");
  }

  @Test
  void aWrongSizeLimitStopsServicesAndIsMendedByApplying() {
    List<Difference> differences = between(8, Map.of("max.message.bytes", "1048588"));

    assertThat(plan(differences).toApply()).isEqualTo(differences);
    assertStops(
        differences,
        "Topic pvit.windows has max.message.bytes=1048588 where 8388608 is wanted."
            + " Run `pvit topics apply`.");
  }

  @Test
  void aWrongCleanupPolicyStopsServices() {
    assertStops(
        between(8, Map.of("cleanup.policy", "compact")),
        "Topic pvit.windows has cleanup.policy=compact where delete is wanted."
            + " Run `pvit topics apply`.");
  }

  @Test
  void aWrongPartitionCountIsLeftToAPerson() {
    List<Difference> differences = between(4, Map.of());

    assertThat(plan(differences).toApply()).isEmpty();
    assertThat(plan(differences).leftToAPerson())
        .containsExactly(new Difference.WrongPartitionCount("pvit.windows", 8, 4));
    assertThatThrownBy(() -> plan(differences).require())
        .hasMessageStartingWith("Topic pvit.windows has 4 partitions where 8 are wanted.")
        .hasMessageContaining("pvit topics apply");
    assertThatThrownBy(() -> plan(differences).requireApplicable())
        .isInstanceOf(StopException.class);
  }

  @Test
  void aTunedRetentionIsSaidAndLeftAlone() {
    List<Difference> differences = between(8, Map.of("retention.ms", "60000"));

    assertThat(plan(differences).lines())
        .containsExactly("pvit.windows has retention.ms=60000 where 21600000 is advised");
    assertThat(plan(differences).toApply()).isEmpty();
    assertThat(plan(differences).fits()).isTrue();
    assertThatCode(() -> plan(differences).require()).doesNotThrowAnyException();
  }

  private List<Difference> between(int partitions, Map<String, String> changed) {
    Map<String, String> settings = new HashMap<>(windows.settings());
    settings.putAll(changed);
    return Difference.between(windows, 8, Optional.of(new FoundTopic(partitions, settings)));
  }

  private static LayoutPlan plan(List<Difference> differences) {
    return new LayoutPlan(8, differences);
  }

  private static void assertStops(List<Difference> differences, String sentence) {
    assertThat(plan(differences).fits()).isFalse();
    assertThatThrownBy(() -> plan(differences).require())
        .isInstanceOfSatisfying(
            StopException.class, stop -> assertThat(stop.code()).isEqualTo(ExitCode.TOPIC_LAYOUT))
        .hasMessage(sentence);
  }
}
