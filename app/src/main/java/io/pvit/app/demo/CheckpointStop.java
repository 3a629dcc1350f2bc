package io.pvit.app.demo;

import io.pvit.app.kafka.DiskFull;
import io.pvit.model.checkpoint.CheckpointRefused;
import io.pvit.model.exchange.WeightsFileRefused;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Ends a command over a checkpoint that is bad or cannot be written, each with its exit code. */
public final class CheckpointStop {

  private CheckpointStop() {}

  /**
   * @param directory of the checkpoint, as the user named it
   * @throws StopException instead of what the checkpoint throws
   */
  public static <T> T unlessRefused(Path directory, Supplier<T> checkpoint) {
    try {
      return checkpoint.get();
    } catch (CheckpointRefused e) {
      throw new StopException(code(e.reason()), e.getMessage() + ".", e);
    } catch (WeightsFileRefused e) {
      throw new StopException(code(e.reason()), e.getMessage() + ".", e);
    } catch (UncheckedIOException e) {
      throw unusable(directory, e);
    }
  }

  private static ExitCode code(CheckpointRefused.Reason reason) {
    return switch (reason) {
      case EXISTS -> ExitCode.TARGET_EXISTS;
      case CANNOT_SERVE -> ExitCode.CHECKPOINT_CANNOT_SERVE;
      case MISSING, MALFORMED, OTHER_TYPE, TRUNCATED, ALTERED, ILL_FITTING, NOT_FINITE ->
          ExitCode.CHECKPOINT;
    };
  }

  private static ExitCode code(WeightsFileRefused.Reason reason) {
    return switch (reason) {
      case MISSING -> ExitCode.INPUT_MISSING;
      case UNREADABLE -> ExitCode.WEIGHTS_UNREADABLE;
      case OTHER_FORMAT -> ExitCode.WEIGHTS_OTHER_FORMAT;
      case UNSAFE -> ExitCode.WEIGHTS_UNSAFE;
      case ILL_FITTING -> ExitCode.WEIGHTS_ILL_FITTING;
      case NOT_FINITE -> ExitCode.WEIGHTS_NOT_FINITE;
      case EXISTS -> ExitCode.TARGET_EXISTS;
    };
  }

  private static StopException unusable(Path directory, UncheckedIOException cause) {
    if (DiskFull.saysSo(cause)) {
      return new StopException(
          ExitCode.DISK_FULL,
          "No space is left for the checkpoint %s; free some or name another directory."
              .formatted(directory),
          cause);
    }
    for (@Nullable Path each = directory; each != null; each = each.getParent()) {
      if (Files.isRegularFile(each)) {
        return new StopException(
            ExitCode.DATA_DIRECTORY,
            "The checkpoint %s cannot be written: %s is a file; name a directory."
                .formatted(directory, each),
            cause);
      }
    }
    return new StopException(
        ExitCode.DATA_DIRECTORY,
        "The checkpoint %s cannot be used: %s.".formatted(directory, cause.getMessage()),
        cause);
  }
}
