package io.pvit.inference.actor;

import io.pvit.model.GivenPerson;
import io.pvit.model.checkpoint.Sha256;
import io.pvit.schemas.config.InferenceConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads from a list, which is held in memory, where people are. */
final class ListedActors implements ActorSource {

  private final BoxList boxes;
  private final String sha256;
  private final boolean countsFromFilm;
  private final long toleranceUs;

  private ListedActors(BoxList boxes, String sha256, InferenceConfig.Precomputed config) {
    this.boxes = boxes;
    this.sha256 = sha256;
    this.countsFromFilm = countsFromFilm(config);
    this.toleranceUs = Duration.ofMillis(config.toleranceMs()).toNanos() / 1000;
  }

  static ListedActors open(InferenceConfig.Actors actors) {
    InferenceConfig.Precomputed config = actors.precomputed();
    Path file = Path.of(config.file());
    if (!Files.isRegularFile(file)) {
      throw new StopException(
          ExitCode.INPUT_MISSING, "There is no file %s (actors.precomputed.file).".formatted(file));
    }
    double firstSecond = countsFromFilm(config) ? config.firstSecond() : 0;
    BoxList boxes = new BoxList(firstSecond, actors.minScore());
    int line = 0;
    try (Stream<String> rows = Files.lines(file)) {
      for (String row : (Iterable<String>) rows::iterator) {
        line++;
        boxes.add(row);
      }
      return new ListedActors(boxes, Sha256.of(file), config);
    } catch (IllegalArgumentException e) {
      throw unreadable("line %d: %s".formatted(line, e.getMessage()), file, e);
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(reason(e), file, e);
    }
  }

  @Override
  public String name() {
    return "precomputed";
  }

  @Override
  public Optional<String> sha256() {
    return Optional.of(sha256);
  }

  @Override
  public Optional<List<GivenPerson>> people(KeyMoment moment) {
    OptionalLong timeUs =
        countsFromFilm ? moment.sinceEpochBeganUs() : OptionalLong.of(moment.timeUs());
    return Optional.of(
        timeUs.isPresent()
            ? boxes.near(moment.cameraId(), timeUs.getAsLong(), toleranceUs)
            : List.of());
  }

  @Override
  public Duration effort() {
    return Duration.ZERO;
  }

  @Override
  public void close() {}

  private static boolean countsFromFilm(InferenceConfig.Precomputed config) {
    return config.secondsFrom().equals("film");
  }

  private static String reason(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause instanceof CharacterCodingException
        ? "it is no text in UTF-8"
        : String.valueOf(cause.getMessage());
  }

  private static StopException unreadable(String reason, Path file, Exception e) {
    return new StopException(
        ExitCode.INPUT_UNREADABLE,
        "The boxes in %s (actors.precomputed.file) cannot be read: %s.".formatted(file, reason),
        e);
  }
}
