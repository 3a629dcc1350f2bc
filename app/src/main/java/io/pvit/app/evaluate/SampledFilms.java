package io.pvit.app.evaluate;

import io.pvit.ingest.IngestMain;
import io.pvit.ingest.IngestOptions;
import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Sha256;
import io.pvit.model.frames.FrameDirectory;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The pictures of films as ingest would have sampled them, kept under the film's digest, so that
 * the same film is decoded once. Threads share one.
 */
public final class SampledFilms {

  private final Path cache;
  private final Path config;
  private final String framesPerSecond;

  /**
   * Films in the rhythm of a checkpoint.
   *
   * @param cache where pictures are kept
   * @param config of ingest
   */
  public SampledFilms(Path cache, Path config, InputContract contract) {
    this.cache = cache;
    this.config = config;
    framesPerSecond =
        BigDecimal.valueOf(1_000_000)
            .divide(BigDecimal.valueOf(contract.frameIntervalUs()), MathContext.DECIMAL64)
            .stripTrailingZeros()
            .toPlainString();
  }

  /**
   * The pictures of a film; decodes it unless they are there.
   *
   * @throws StopException when the film is missing or no film
   */
  public FrameDirectory of(Path film) {
    Path frames = cache.resolve("%s-%s".formatted(digest(film), framesPerSecond));
    if (!Files.exists(frames)) {
      IngestMain.run(
          new IngestOptions(
              IngestOptions.FRAMES_ONLY,
              film.toString(),
              config,
              Map.of("sampling.framesPerSecond", framesPerSecond),
              Optional.of(frames),
              Optional.empty(),
              false),
          new PrintStream(OutputStream.nullOutputStream()));
    }
    return FrameDirectory.open(frames);
  }

  private static String digest(Path film) {
    try {
      return Sha256.of(film);
    } catch (IOException e) {
      throw new StopException(
          ExitCode.INPUT_MISSING,
          "The film %s cannot be read: %s; clips.csv names it.".formatted(film, e.getMessage()),
          e);
    }
  }
}
