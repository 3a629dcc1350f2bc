package io.pvit.schemas.kafka;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** Waits for a broker's answer and turns a refusal or silence into one sentence. */
final class Answers {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Answers() {}

  static <T> T of(KafkaFuture<T> answer) {
    try {
      return within(answer);
    } catch (ExecutionException e) {
      throw stop(causeOf(e));
    }
  }

  /** As {@link #of}, and this one failure counts as done: somebody else was faster. */
  static void unless(Class<? extends Exception> harmless, KafkaFuture<?> answer) {
    boolean unused = arrived(harmless, answer);
  }

  /** As {@link #of}, and this one failure gives false. */
  static boolean arrived(Class<? extends Exception> expected, KafkaFuture<?> answer) {
    try {
      within(answer);
      return true;
    } catch (ExecutionException e) {
      if (expected.isInstance(causeOf(e))) {
        return false;
      }
      throw stop(causeOf(e));
    }
  }

  static StopException tooLate(String what, Duration patience) {
    return new StopException(
        ExitCode.BROKER_UNREACHABLE,
        "The broker did not answer for %s within %d s; is it overloaded, or a node down?"
            .formatted(what, patience.toSeconds()));
  }

  private static <T> T within(KafkaFuture<T> answer) throws ExecutionException {
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw tooLate("a request", PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StopException(ExitCode.INTERRUPTED, "Interrupted while waiting for the broker.", e);
    }
  }

  private static StopException stop(Throwable cause) {
    if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
      return new StopException(
          ExitCode.BROKER_REFUSED,
          "The broker refuses: %s Check the credentials in the client properties and their rights."
              .formatted(sentence(cause)),
          cause);
    }
    if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
      return new StopException(
          ExitCode.BROKER_UNREACHABLE, "The broker does not answer: " + sentence(cause), cause);
    }
    return new StopException(
        ExitCode.BROKER_REFUSED, "The broker refuses: " + sentence(cause), cause);
  }

  /** What really went wrong behind a future's wrapper. */
  static Throwable causeOf(ExecutionException e) {
    return e.getCause() == null ? e : e.getCause();
  }

  private static String sentence(Throwable cause) {
    String message = cause.getMessage();
    String text = message == null ? cause.getClass().getSimpleName() : message.strip();
    return text.endsWith(".") ? text : text + ".";
  }
}
