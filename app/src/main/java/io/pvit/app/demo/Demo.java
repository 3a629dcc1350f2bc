package io.pvit.app.demo;

import io.pvit.app.video.SampleFilm;
import io.pvit.ingest.IngestFigures;
import io.pvit.ingest.IngestResult;
import io.pvit.ingest.source.StreamFacts;
import io.pvit.ingest.source.VideoLocation;
import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Card;
import io.pvit.schemas.clip.ClipShape;
import io.pvit.schemas.config.IngestConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Starts everything, shows one input, counts what came out, and leaves nothing running. */
public final class Demo {

  private static final int SAMPLE_SECONDS = 30;

  /**
   * How a demo ended.
   *
   * @param failure present when the audit found something amiss or a live input was lost, and worth
   *     an exit code of its own
   */
  public record Outcome(Summary summary, Optional<StopException> failure) {}

  private final DemoOptions options;
  private final Screen screen;
  private final Since since;
  private @Nullable Thread runner;
  private @Nullable Showing showing;
  private boolean stopped;

  /**
   * @param begin when the command began, for the time to the first detection
   */
  public Demo(DemoOptions options, Screen screen, Instant begin) {
    this.options = options;
    this.screen = screen;
    this.since = new Since(begin);
  }

  /**
   * Returns after the end of the input, or soon after {@link #stop}.
   *
   * @throws StopException when the input cannot be watched, or a part of the system fails
   */
  public Outcome run() throws InterruptedException {
    synchronized (this) {
      runner = Thread.currentThread();
    }
    Optional<VideoLocation> named = options.input().map(VideoLocation::parse);
    boolean live = named.map(this::look).map(StreamFacts::live).orElse(false);
    if (Thread.interrupted()) {
      throw new InterruptedException("stopped while the input was opened");
    }
    try (DemoDirectory directory = DemoDirectory.open(options.data());
        MemoryWatch memory = MemoryWatch.start();
        Installation installation = Installation.start(options, directory)) {
      installation.onFailure(directory::keep);
      announce(installation.checkpoint().card());
      VideoLocation input = named.orElseGet(() -> draw(directory.film()));
      Outcome outcome = installation.unlessOneFails(() -> show(input, live, installation, memory));
      options.data().ifPresent(this::sayWhereItIsKept);
      return outcome;
    }
  }

  /** Makes {@link #run} end within seconds; from any thread. */
  public synchronized void stop() {
    stopped = true;
    if (showing != null) {
      showing.stop();
    } else if (runner != null) {
      runner.interrupt();
    }
  }

  private Outcome show(
      VideoLocation input, boolean live, Installation installation, MemoryWatch memory)
      throws InterruptedException {
    String address = installation.awaitBroker();
    screen.say("The broker is ready on %s after %s.".formatted(address, since.seconds()));
    InputContract contract = installation.checkpoint().card().inputContract();
    ClipShape shape =
        ClipShape.of(contract.frames(), contract.keyFrame(), contract.frameIntervalUs());
    IngestConfig config = installation.configuration().ingest(address, shape);
    try (Showing show = new Showing(options, input, live, config, screen, since)) {
      stoppable(show);
      IngestResult result = show.run(installation);
      sayDamage(result.figures());
      Audit.Result audit = show.audit(shape);
      show.awaitQuiet();
      Summary summary = summary(audit, show.latency(), memory.peak());
      Conclusion.of(summary, audit).forEach(screen::say);
      return new Outcome(summary, Conclusion.failure(audit, isStopped()).or(result::loss));
    }
  }

  private void sayDamage(IngestFigures figures) {
    if (figures.corruptPackets() + figures.decodeErrors() > 0) {
      screen.say(
          "The input is damaged: %d packets and %d pictures of it could not be used."
              .formatted(figures.corruptPackets(), figures.decodeErrors()));
    }
  }

  private void sayWhereItIsKept(Path data) {
    screen.say(
        "Everything is kept: `pvit broker --data %s` serves its topics again."
            .formatted(data.resolve(DemoDirectory.BROKER)));
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private synchronized void stoppable(Showing show) {
    showing = show;
    if (stopped) {
      show.stop();
    }
  }

  private StreamFacts look(VideoLocation input) {
    IngestConfig config = DemoConfiguration.probing(options.configuration());
    StreamFacts facts = InputProbe.look(input, config);
    screen.say("%s is %s.".formatted(input, facts.description()));
    return facts;
  }

  private VideoLocation draw(Path film) {
    try {
      SampleFilm.write(film, SAMPLE_SECONDS);
    } catch (IOException e) {
      throw new StopException(
          ExitCode.DATA_DIRECTORY,
          "The sample film cannot be written to %s; name a film with --input.".formatted(film),
          e);
    }
    screen.say("No --input is named: this is a drawn film of %d s.".formatted(SAMPLE_SECONDS));
    return new VideoLocation.Recording(film);
  }

  private void announce(Card card) {
    screen.say(
        card.untrained()
            ? "UNTRAINED NETWORK (%s, %s): its weights are random, and what it says means nothing."
                .formatted(card.architecture().name(), card.sha256().substring(0, 12))
            : "The network is %s, %s."
                .formatted(card.architecture().name(), card.sha256().substring(0, 12)));
  }

  private static Summary summary(
      Audit.Result audit, Latency.Figures latency, OptionalLong peakMemoryBytes) {
    return new Summary(
        audit.frames(),
        audit.windows(),
        audit.clips(),
        audit.detections(),
        audit.events(),
        audit.lost(),
        audit.repeated(),
        latency,
        peakMemoryBytes.isPresent() ? peakMemoryBytes.getAsLong() : null,
        null);
  }
}
