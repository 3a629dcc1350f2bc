package io.pvit.app.demo;

import io.pvit.ingest.IngestFigures;
import io.pvit.ingest.IngestResult;
import io.pvit.ingest.source.StreamFacts;
import io.pvit.ingest.source.VideoLocation;
import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Card;
import io.pvit.schemas.clip.ClipShape;
import io.pvit.schemas.config.IngestConfig;
import io.pvit.schemas.exit.StopException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Starts everything, shows an input, counts what came out, and leaves nothing running. */
public final class Demo {

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
    Optional<DemoInput> named = options.input().map(VideoLocation::parse).map(this::look);
    if (Thread.interrupted()) {
      throw new InterruptedException("stopped while the input was opened");
    }
    try (DemoDirectory directory = DemoDirectory.open(options.data());
        MemoryWatch memory = MemoryWatch.start();
        Installation installation = Installation.start(options, directory)) {
      installation.onFailure(directory::keep);
      announce(installation.checkpoint().card());
      InputContract contract = installation.checkpoint().card().inputContract();
      ClipShape clips =
          ClipShape.of(contract.frames(), contract.keyFrame(), contract.frameIntervalUs());
      try (DemoInput input = named.orElseGet(() -> act(clips))) {
        Outcome outcome =
            installation.unlessOneFails(() -> show(input, clips, installation, memory));
        options.data().ifPresent(this::sayWhereItIsKept);
        return outcome;
      }
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
      DemoInput input, ClipShape clips, Installation installation, MemoryWatch memory)
      throws InterruptedException {
    String address = installation.awaitBroker();
    screen.say("The broker is ready on %s after %s.".formatted(address, since.seconds()));
    IngestConfig config = installation.configuration().ingest(address, clips);
    try (Showing show = new Showing(input, options.realtime(), config, screen, since)) {
      stoppable(show);
      List<IngestResult> results = show.run(installation);
      sayDamage(results.stream().map(IngestResult::figures).toList());
      Optional<ActedScore> score = input.score();
      Audit.Result audit = show.audit(clips, score);
      show.awaitQuiet();
      Optional<ActedScore.Result> scored = score.map(ActedScore::result);
      Summary summary = summary(audit, show.latency(), memory.peak(), scored);
      Conclusion.of(summary, audit, scored).forEach(screen::say);
      Optional<StopException> loss =
          results.stream().flatMap(result -> result.loss().stream()).findFirst();
      return new Outcome(summary, Conclusion.failure(audit, isStopped()).or(() -> loss));
    }
  }

  private void sayDamage(List<IngestFigures> figures) {
    long packets = figures.stream().mapToLong(IngestFigures::corruptPackets).sum();
    long pictures = figures.stream().mapToLong(IngestFigures::decodeErrors).sum();
    if (packets + pictures > 0) {
      screen.say(
          "The input is damaged: %d packets and %d pictures of it could not be used."
              .formatted(packets, pictures));
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

  private DemoInput look(VideoLocation input) {
    IngestConfig config = DemoConfiguration.probing(options.configuration());
    StreamFacts facts = InputProbe.look(input, config);
    screen.say("%s is %s.".formatted(input, facts.description()));
    return new NamedInput(new View(options.cameraId(), input), facts.live(), options.limit());
  }

  private DemoInput act(ClipShape clips) {
    ActedInput input = ActedInput.start(options, clips);
    screen.say(input.announcement());
    return input;
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
      Audit.Result audit,
      Latency.Figures latency,
      OptionalLong peakMemoryBytes,
      Optional<ActedScore.Result> scored) {
    OptionalDouble frameMap =
        scored.map(ActedScore.Result::frameMap).orElse(OptionalDouble.empty());
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
        frameMap.isPresent() ? frameMap.getAsDouble() : null);
  }
}
