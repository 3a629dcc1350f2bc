package io.pvit.inference.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.inference.batch.BatchFailed;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {

  @ParameterizedTest
  @MethodSource("causes")
  void theCauseBelowTheWrappingDecides(Throwable cause, boolean mayPass, ExitCode code) {
    Failure failure = Failure.of(new StreamsException("Exception caught in process", cause));

    assertThat(failure.mayPass()).isEqualTo(mayPass);
    assertThat(failure.stop().code()).isEqualTo(code);
    assertThat(failure.stop()).hasMessageContaining("it is so");
  }

  static Stream<Arguments> causes() {
    return Stream.of(
        Arguments.of(new BatchFailed("it is so"), true, ExitCode.DEPENDENCY_LOST),
        Arguments.of(
            new BatchFailed(
                "the batch failed",
                new ExecutionException(new StopException(ExitCode.DEVICE, "it is so"))),
            false,
            ExitCode.DEVICE),
        Arguments.of(new RereadingTookTooLong("it is so"), true, ExitCode.BROKER_UNREACHABLE),
        Arguments.of(new TimeoutException("it is so"), true, ExitCode.BROKER_UNREACHABLE),
        Arguments.of(new DisconnectException("it is so"), true, ExitCode.BROKER_UNREACHABLE),
        Arguments.of(
            new KafkaException("in an error state", new NotLeaderOrFollowerException("it is so")),
            true,
            ExitCode.BROKER_UNREACHABLE),
        Arguments.of(new KafkaException("it is so"), true, ExitCode.DEFECT),
        Arguments.of(new StreamsException("it is so"), false, ExitCode.DEFECT),
        Arguments.of(
            new StreamsException("Existing internal topic t does not fit: it is so"),
            false,
            ExitCode.TOPIC_LAYOUT),
        Arguments.of(
            new StreamsException("Topic t with invalid partitions: it is so"),
            false,
            ExitCode.TOPIC_LAYOUT),
        Arguments.of(new SaslAuthenticationException("it is so"), false, ExitCode.BROKER_REFUSED),
        Arguments.of(new TopicAuthorizationException("it is so"), false, ExitCode.BROKER_REFUSED),
        Arguments.of(new MissingSourceTopicException("it is so"), false, ExitCode.TOPIC_LAYOUT),
        Arguments.of(new StopException(ExitCode.TOO_SLOW, "it is so"), false, ExitCode.TOO_SLOW),
        Arguments.of(new NullPointerException("it is so"), false, ExitCode.DEFECT));
  }

  @Test
  void oneFaultMayHitEveryThreadOfAProcessAndAllAreReplaced() {
    ReplacementBudget budget = ReplacementBudget.of(32);

    for (int i = 0; i < 32 + 5; i++) {
      assertThat(budget.take(0)).as("death %d", i).isTrue();
    }
    assertThat(budget.take(0)).isFalse();
  }

  @Test
  void threadsAreReplacedSoOftenWithinSuchATimeAndThenAgain() {
    ReplacementBudget budget = new ReplacementBudget(2, Duration.ofNanos(100));

    assertThat(budget.take(0)).isTrue();
    assertThat(budget.take(50)).isTrue();
    assertThat(budget.take(100)).isFalse();
    assertThat(budget.take(101)).isTrue();
    assertThat(budget.take(102)).isFalse();
  }
}
