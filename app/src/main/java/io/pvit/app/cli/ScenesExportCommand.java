package io.pvit.app.cli;

import io.pvit.app.kafka.DiskFull;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.Purpose;
import io.pvit.trainer.scene.SceneClips;
import io.pvit.trainer.scene.disk.ClipWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes clips to disk. */
@Command(
    name = "export",
    description = "Write clips with all their labels, in the layout that docs/scenes.md describes.")
final class ScenesExportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "Where to; further clips may be there already.")
  private Path folder = Path.of("");

  @Mixin private SceneOptions options = new SceneOptions();

  @Option(names = "--clips", required = true, description = "How many, from --seed on.")
  private int clips;

  @Option(
      names = "--purpose",
      defaultValue = "TRAINING",
      description = "Of: ${COMPLETION-CANDIDATES}; no clip is ever of two. Default: TRAINING.")
  private Purpose purpose = Purpose.TRAINING;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    if (clips < 1) {
      throw new ParameterException(spec.commandLine(), "--clips must be >= 1, was " + clips);
    }
    ClipSpec clip = options.clips();
    ClipWriter writer = new ClipWriter(folder);
    requireFree(writer);
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      for (int i = 0; i < clips; i++) {
        long number = options.seed() + i;
        write(writer, number, SceneClips.clip(purpose.seed(number), clip, threads));
      }
    } finally {
      threads.shutdownNow();
    }
    spec.commandLine().getOut().printf("%s holds %d clips more%n", folder, clips);
    return ExitCode.OK.number();
  }

  private void requireFree(ClipWriter writer) {
    for (int i = 0; i < clips; i++) {
      Path place = writer.place(purpose, options.seed() + i);
      if (Files.exists(place)) {
        throw taken(place);
      }
    }
  }

  private void write(ClipWriter writer, long number, Clip clip) {
    try {
      writer.write(purpose, number, "pvit scenes export --seed " + number, clip);
    } catch (FileAlreadyExistsException e) {
      throw taken(writer.place(purpose, number));
    } catch (IOException e) {
      if (DiskFull.saysSo(new UncheckedIOException(e))) {
        throw new StopException(
            ExitCode.DISK_FULL,
            "No space is left for clip %d in %s; what was written before is whole."
                .formatted(number, folder),
            e);
      }
      throw new StopException(
          ExitCode.DATA_DIRECTORY,
          "Clip %d cannot be written to %s: %s.".formatted(number, folder, e.getMessage()),
          e);
    }
  }

  private static StopException taken(Path place) {
    return new StopException(
        ExitCode.TARGET_EXISTS,
        "A clip is at %s already; name another --seed or another directory.".formatted(place));
  }
}
