package io.pvit.schemas.kafka;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * How long a start waits for a broker, which may be starting too.
 *
 * @param startupPatienceMs from the first attempt to giving up
 */
public record BrokerPatience(int startupPatienceMs) {

  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(250);

  public BrokerPatience {
    if (startupPatienceMs < 1) {
      throw new IllegalArgumentException(
          "startupPatienceMs must be >= 1, was " + startupPatienceMs);
    }
  }

  /**
   * An Admin whose broker has answered; the caller closes it.
   *
   * @throws StopException when no broker answers in time, or one refuses these credentials
   */
  public Admin connect(Cluster cluster) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(startupPatienceMs);
    Admin admin = open(cluster, deadline);
    try {
      admin
          .describeCluster()
          .nodes()
          .get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      return admin;
    } catch (TimeoutException e) {
      throw closing(admin, unreachable(cluster, e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw closing(admin, interrupted(e));
    } catch (ExecutionException e) {
      throw closing(admin, refusal(cluster, Answers.causeOf(e)));
    }
  }

  /** A name that does not resolve yet may do so in a moment, where containers start together. */
  private Admin open(Cluster cluster, long deadline) {
    while (true) {
      try {
        return Admin.create(cluster.properties());
      } catch (KafkaException e) {
        if (!unresolved(e)) {
          throw unusable(cluster, e);
        }
        if (System.nanoTime() > deadline) {
          throw unreachable(cluster, e);
        }
        if (Thread.currentThread().isInterrupted()) {
          throw interrupted(e);
        }
        LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
      }
    }
  }

  private static boolean unresolved(KafkaException e) {
    return String.valueOf(rootOf(e).getMessage()).contains("No resolvable bootstrap urls");
  }

  private static StopException interrupted(Throwable cause) {
    return new StopException(
        ExitCode.INTERRUPTED, "Interrupted while waiting for a broker.", cause);
  }

  private StopException unreachable(Cluster cluster, Throwable cause) {
    return new StopException(
        ExitCode.BROKER_UNREACHABLE,
        ("No Kafka broker answers at %s within %d ms: start one (`pvit broker`), or name another"
                + " with --bootstrap-servers.")
            .formatted(cluster.bootstrapServers(), startupPatienceMs),
        cause);
  }

  private StopException refusal(Cluster cluster, Throwable cause) {
    if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
      return new StopException(
          ExitCode.BROKER_REFUSED,
          "The Kafka broker at %s refuses these client properties: %s"
              .formatted(cluster.bootstrapServers(), words(cluster, cause)),
          cause);
    }
    return unreachable(cluster, cause);
  }

  private static StopException unusable(Cluster cluster, KafkaException e) {
    return new StopException(
        ExitCode.CONFIGURATION,
        "The client properties cannot be used: " + words(cluster, rootOf(e)),
        e);
  }

  private static Throwable rootOf(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String words(Cluster cluster, Throwable cause) {
    return cluster.withoutSecrets(
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
  }

  private static StopException closing(Admin admin, StopException stop) {
    admin.close(Duration.ZERO);
    return stop;
  }
}
