package io.pvit.inference.kafka;

import io.pvit.inference.batch.BatchFailed;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;

/**
 * What the death of a stream thread means.
 *
 * @param mayPass true when a new thread has a chance
 * @param stop what the process ends with when it has not
 */
record Failure(boolean mayPass, StopException stop) {

  /** Looks below what Kafka Streams and the batch wrap around it. */
  static Failure of(Throwable thrown) {
    for (Throwable below = thrown; below != null; below = below.getCause()) {
      if (below instanceof StopException stop) {
        return new Failure(false, stop);
      }
    }
    Throwable cause = thrown;
    while (wraps(cause) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof MissingSourceTopicException) {
      return lasting(
          ExitCode.TOPIC_LAYOUT,
          "A topic was removed while it was read (%s): put it back with `pvit topics apply`.",
          cause);
    }
    if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
      return lasting(
          ExitCode.BROKER_REFUSED,
          "The broker refuses (%s): check the client properties and the rights they give.",
          cause);
    }
    if (cause instanceof BatchFailed) {
      return passing(
          ExitCode.DEPENDENCY_LOST,
          "The network does not answer, again and again (%s): see the log for its first failure.",
          cause);
    }
    if (cause instanceof StreamsException && namesAnInternalTopic(words(cause))) {
      return lasting(
          ExitCode.TOPIC_LAYOUT,
          "An internal topic of this application does not fit (%s): choose another applicationId,"
              + " or delete the application's internal topics.",
          cause);
    }
    if (cause instanceof RereadingTookTooLong || cause instanceof RetriableException) {
      return passing(
          ExitCode.BROKER_UNREACHABLE,
          "The broker does not do its part, again and again (%s): see whether it is well.",
          cause);
    }
    if (cause instanceof KafkaException && !(cause instanceof StreamsException)) {
      return passing(
          ExitCode.DEFECT,
          "The broker does not take what we ask of it, again and again (%s): see the log.",
          cause);
    }
    return lasting(
        ExitCode.DEFECT, "A defect of ours stopped the service (%s): see the log.", cause);
  }

  private static boolean wraps(Throwable thrown) {
    return thrown instanceof StreamsException || thrown.getClass() == KafkaException.class;
  }

  /** Kafka Streams says it in words alone. */
  private static boolean namesAnInternalTopic(String words) {
    return words.contains("Existing internal topic") || words.contains("invalid partitions");
  }

  private static Failure passing(ExitCode code, String sentence, Throwable cause) {
    return new Failure(true, new StopException(code, sentence.formatted(words(cause)), cause));
  }

  private static Failure lasting(ExitCode code, String sentence, Throwable cause) {
    return new Failure(false, new StopException(code, sentence.formatted(words(cause)), cause));
  }

  private static String words(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
