package io.pvit.app.bench;

import io.pvit.app.demo.Latency;
import io.pvit.app.kafka.CameraDesk;
import io.pvit.app.kafka.Received;
import io.pvit.app.kafka.TopicReader;
import io.pvit.app.kafka.WindowWriter;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.Camera;
import io.pvit.schemas.OverloadPolicy;
import io.pvit.schemas.Reporting;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Some cameras and the one who reads what inference says of them. Either each camera sends a window
 * whenever one has passed, or it has so many in the air that inference never waits. One thread's.
 */
final class StreamLoad implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(10);
  private static final Duration STANDSTILL = Duration.ofMinutes(2);

  /** Clips of one camera that are sent and not answered, where they do not come in real time. */
  private static final int AHEAD = 4;

  /** As inference calls the thread that computes. */
  private static final String FORWARD_THREAD = "network";

  /** So many times as many windows as a camera that sends what it sees. */
  private static final int FLOOD = 10;

  private static final class Sender {
    final String id;
    final long firstUs;
    long sent;
    long answered;

    Sender(String id, long firstUs) {
      this.id = id;
      this.firstUs = firstUs;
    }
  }

  private final StreamBed bed;
  private final FilmedWindows film;
  private final boolean realtime;
  private final List<Sender> cameras = new ArrayList<>();
  private final WindowWriter writer;
  private final TopicReader reader;
  private Latency latency = new Latency();
  private long clips;
  private Optional<Sender> flooding = Optional.empty();

  /**
   * @param name what the cameras' ids begin with; nobody else's
   */
  StreamLoad(StreamBed bed, FilmedWindows film, String name, int count, boolean realtime) {
    this.bed = bed;
    this.film = film;
    this.realtime = realtime;
    long nowUs = nowUs();
    for (int i = 0; i < count; i++) {
      // They do not all press their shutters at once.
      cameras.add(new Sender(name + "-" + i, nowUs + i * film.intervalUs() / count));
    }
    writer = new WindowWriter(bed.cluster(), bed.topics());
    reader =
        new TopicReader(
                bed.cluster(),
                List.of(bed.topics().actions().name()),
                TopicReader.Isolation.COMMITTED)
            .fromNowOn();
  }

  /**
   * From now on one more camera sends ten times what it sees, through the partition of the first.
   */
  void flood(OverloadPolicy policy) throws InterruptedException {
    String beside = cameras.get(0).id;
    String id =
        IntStream.iterate(0, i -> i + 1)
            .mapToObj(i -> "flood-" + i)
            .filter(it -> bed.partitionOf(it) == bed.partitionOf(beside))
            .findFirst()
            .orElseThrow();
    new CameraDesk(bed.cluster(), bed.topics())
        .write(
            new Camera(
                id,
                "bench",
                film.framesPerSecond(),
                film.shortSide(),
                true,
                List.of(),
                Reporting.USUAL,
                Optional.of(policy),
                Optional.empty()));
    flooding = Optional.of(new Sender(id, nowUs()));
  }

  /** Runs until each camera has more detections than at this call. */
  void untilEachIsWatched() {
    long begin = System.nanoTime();
    List<Long> before = cameras.stream().map(camera -> camera.answered).toList();
    while (!eachIsBeyond(before)) {
      if (System.nanoTime() - begin > STANDSTILL.toNanos()) {
        throw new StopException(
            ExitCode.DEPENDENCY_LOST,
            "Inference said nothing of some camera for %d s; it may be too slow for so many."
                .formatted(STANDSTILL.toSeconds()));
      }
      step();
    }
  }

  /** Runs for so long and tells what came. */
  StreamReport.Row measure(Duration length) {
    latency = new Latency();
    clips = 0;
    long begin = System.nanoTime();
    var before = ThreadTimes.of(bed.pids(), FORWARD_THREAD);
    run(length);
    double seconds = (System.nanoTime() - begin) / 1e9;
    var used = ThreadTimes.of(bed.pids(), FORWARD_THREAD).flatMap(now -> before.map(now::since));
    return new StreamReport.Row(
        bed.pids().size(),
        cameras.size(),
        clips / seconds,
        latency.figures(),
        used.map(it -> it.processTicks() / seconds / ThreadTimes.TICKS_PER_SECOND).orElse(null),
        used.map(ThreadTimes::shareOfOthers).orElse(null));
  }

  /** Runs for so long. */
  void run(Duration length) {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < length.toNanos()) {
      step();
    }
  }

  /** Sends no more, and returns when all is answered or nothing has come for long. */
  void drain() {
    long last = System.nanoTime();
    while (cameras.stream().anyMatch(it -> it.answered < it.sent - film.before())
        && System.nanoTime() - last < STANDSTILL.toNanos()) {
      List<Received> come = reader.poll(POLL);
      come.forEach(this::take);
      last = come.isEmpty() ? last : System.nanoTime();
    }
  }

  @Override
  public void close() {
    writer.close();
    reader.close();
  }

  private boolean eachIsBeyond(List<Long> before) {
    for (int i = 0; i < before.size(); i++) {
      if (cameras.get(i).answered <= before.get(i)) {
        return false;
      }
    }
    return true;
  }

  private void step() {
    long nowUs = nowUs();
    cameras.forEach(camera -> sendDue(camera, nowUs));
    flooding.ifPresent(camera -> sendFlood(camera, nowUs));
    reader.poll(POLL).forEach(this::take);
  }

  private void sendDue(Sender camera, long nowUs) {
    while (realtime
        ? camera.firstUs + (camera.sent + 1) * film.intervalUs() <= nowUs
        : camera.sent - film.before() - camera.answered < AHEAD) {
      writer.write(film.window(camera.id, camera.sent++, camera.firstUs, nowUs));
    }
  }

  private void sendFlood(Sender camera, long nowUs) {
    while (camera.firstUs + (camera.sent + 1) * film.intervalUs() / FLOOD <= nowUs) {
      writer.write(film.window(camera.id, camera.sent++, camera.firstUs, nowUs));
    }
  }

  private void take(Received record) {
    if (bed.topics().actions().decode(record.value().orElse(new byte[0]))
        instanceof Decoded.Ok<ActionDetections> it) {
      for (Sender camera : cameras) {
        if (camera.id.equals(it.value().cameraId())) {
          camera.answered++;
          clips++;
          latency.add(Math.max(0, nowUs() - it.value().stamps().windowedAtUs()));
        }
      }
    }
  }

  private static long nowUs() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
