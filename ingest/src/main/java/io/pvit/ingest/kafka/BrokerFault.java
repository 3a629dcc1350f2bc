package io.pvit.ingest.kafka;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What a Kafka client's exception means to whoever runs this process. */
final class BrokerFault {

  private final String brokers;
  private final String cameraId;

  BrokerFault(String brokers, String cameraId) {
    this.brokers = brokers;
    this.cameraId = cameraId;
  }

  /** The sentence for it; an exception that no operator can do anything about stays what it is. */
  RuntimeException meaning(KafkaException thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof ProducerFencedException
          || each instanceof InvalidProducerEpochException) {
        return stop(
            ExitCode.FENCED,
            "Another ingest process writes the windows of camera '%s' now, or this one was silent"
                + " for longer than commit.transactionTimeoutMs; only one may run at a time.",
            cameraId,
            thrown);
      }
      if (each instanceof AuthenticationException || each instanceof AuthorizationException) {
        return stop(
            ExitCode.BROKER_REFUSED,
            "The broker at %s refuses these credentials or their rights; ingest must write and"
                + " describe its topics and its transactional id.",
            brokers,
            thrown);
      }
      if (each instanceof RecordTooLargeException) {
        return stop(
            ExitCode.INPUT_FORBIDDEN,
            "A window of camera '%s' is larger than the topic takes; lower sampling.shortSide,"
                + " sampling.jpegQuality or sampling.windowFrames.",
            cameraId,
            thrown);
      }
      if (each instanceof UnknownTopicOrPartitionException) {
        return stop(
            ExitCode.TOPIC_LAYOUT,
            "A topic is gone from the broker at %s; run `pvit topics apply`.",
            brokers,
            thrown);
      }
      if (each instanceof InterruptException) {
        return stop(
            ExitCode.INTERRUPTED,
            "Interrupted while writing to the broker at %s.",
            brokers,
            thrown);
      }
    }
    return isSilence(thrown)
        ? stop(
            ExitCode.BROKER_UNREACHABLE,
            "The broker at %s does not answer any more; start it and then this again: the camera"
                + " goes on where its last commit was.",
            brokers,
            thrown)
        : thrown;
  }

  private static boolean isSilence(KafkaException thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof TimeoutException
          || each instanceof DisconnectException
          || each instanceof TransactionAbortableException) {
        return true;
      }
    }
    return false;
  }

  private static StopException stop(
      ExitCode code, String sentence, String about, KafkaException thrown) {
    return new StopException(code, sentence.replace("%s", about), thrown);
  }
}
