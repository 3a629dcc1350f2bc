package io.pvit.inference.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.inference.Meters;
import io.pvit.inference.network.TestingNetwork;
import io.pvit.schemas.InferenceStatus;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class StatusPublisherTest {

  private static final Duration EVER = Duration.ofDays(1);

  private final MockProducer<String, InferenceStatus> producer =
      new MockProducer<>(
          true, null, new StringSerializer(), TestingDriver.TOPICS.inferenceStatus().serializer());
  private final StatusPublisher publisher =
      new StatusPublisher(
          producer,
          TestingDriver.TOPICS.inferenceStatus(),
          new StatusReport(
                  "i1",
                  TestingNetwork::testingCard,
                  new Meters(),
                  () -> Instant.ofEpochSecond(9),
                  Optional.empty(),
                  false)
              ::next);
  private final CompletableFuture<StopException> broken = new CompletableFuture<>();

  @Test
  void aStatusThatCannotBeWrittenEndsTheService() throws Exception {
    producer.sendException = new StopException(ExitCode.DEPENDENCY_LOST, "no registry answers");

    publisher.start(EVER, broken::complete);

    assertThat(broken.get(30, TimeUnit.SECONDS)).hasMessage("no registry answers");
  }

  @Test
  void aBrokerThatIsSilentForTooLongEndsTheService() throws Exception {
    producer.sendException = new TimeoutException("no answer");

    publisher.start(Duration.ZERO, broken::complete);

    assertThat(broken.get(30, TimeUnit.SECONDS).code()).isEqualTo(ExitCode.BROKER_UNREACHABLE);
  }

  @Test
  void theLastStatusMayFailAndTheProducerIsClosedAllTheSame() {
    producer.sendException = new StopException(ExitCode.DEPENDENCY_LOST, "no registry answers");

    assertThatThrownBy(publisher::close).hasMessage("no registry answers");

    assertThat(producer.closed()).isTrue();
  }
}
