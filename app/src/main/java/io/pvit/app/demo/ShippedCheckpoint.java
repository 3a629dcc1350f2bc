package io.pvit.app.demo;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The network that comes with the system: the one directory of {@code config/checkpoints}. */
public final class ShippedCheckpoint {

  private static final String FOLDER = "checkpoints";
  private static final String CARD = "card.json";

  private ShippedCheckpoint() {}

  /**
   * Empty where none is shipped.
   *
   * @param configuration directory of the configuration files
   * @throws StopException when there are several, for nothing says which is meant
   */
  public static Optional<Path> in(Path configuration) {
    Path folder = configuration.resolve(FOLDER);
    List<Path> found = Files.isDirectory(folder) ? checkpoints(folder) : List.of();
    if (found.size() > 1) {
      throw new StopException(
          ExitCode.CHECKPOINT,
          "%s holds %d checkpoints, %s and %s among them; name one with --checkpoint."
              .formatted(
                  folder, found.size(), found.get(0).getFileName(), found.get(1).getFileName()));
    }
    return found.stream().findFirst();
  }

  private static List<Path> checkpoints(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> Files.exists(entry.resolve(CARD))).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
