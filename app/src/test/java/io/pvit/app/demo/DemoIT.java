package io.pvit.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pvit.app.process.PvitProcess;
import io.pvit.app.video.SampleFilm;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long GIBIBYTE = 1L << 30;

  @TempDir static Path films;
  @TempDir Path scratch;

  @BeforeAll
  static void drawFilms() throws IOException {
    SampleFilm.write(film(), 12);
  }

  @Test
  void everyWindowOfAFilmYieldsTheClipsThatLengthAndHopSay() throws Exception {
    try (PvitProcess demo = start("--seconds", "9.5", "--json")) {
      assertThat(demo.awaitEnd(PATIENCE)).as(demo.err()).isZero();

      assertThat(demo.out().lines()).hasSize(1);
      JsonNode summary = new ObjectMapper().readTree(demo.out());
      assertThat(summary.fieldNames())
          .toIterable()
          .containsExactly(
              "frames",
              "windows",
              "clips",
              "detections",
              "events",
              "lost",
              "repeated",
              "latencyMs",
              "peakMemoryBytes",
              "frameMap");
      assertThat(summary.get("frames").asLong()).as("9.5 s, 8 a second").isEqualTo(76);
      assertThat(summary.get("windows").asLong()).as("9 whole ones, 1 of 4").isEqualTo(10);
      assertThat(summary.get("clips").asLong()).as("2 windows long, hop 1").isEqualTo(8);
      assertThat(summary.get("detections").asLong()).isEqualTo(8);
      assertThat(summary.get("events").asLong()).isPositive();
      assertThat(summary.get("lost").asLong()).as(demo.err()).isZero();
      assertThat(summary.get("repeated").asLong()).as(demo.err()).isZero();
      assertThat(summary.get("latencyMs").get("p50").asDouble()).isPositive();
      assertThat(summary.get("peakMemoryBytes").asLong()).isBetween(1L, 3 * GIBIBYTE);
      assertThat(summary.get("frameMap").isNull()).isTrue();
    }
  }

  @Test
  void saysEventsAsTheyHappenAndLeavesNothingBehindButAKeptDirectory() throws Exception {
    Path data = scratch.resolve("kept");
    Path untrained = scratch.resolve("untrained");
    Checkpoint.init(
        untrained, Preset.named("nano"), 1, Path.of("..", "config", "labels", "ava-v2.2.csv"));
    List<ProcessHandle> family;
    try (PvitProcess demo =
        start(
            "--seconds",
            "6",
            "--camera",
            "yard",
            "--data",
            data.toString(),
            "--checkpoint",
            untrained.toString())) {
      await().atMost(PATIENCE).until(() -> demo.out().contains("The broker is ready"));
      family = demo.family();

      assertThat(demo.awaitEnd(PATIENCE)).as(demo.err()).isZero();

      assertThat(demo.out())
          .containsSubsequence(
              "UNTRAINED NETWORK", "The first detection came after", "  yard  starts  ")
          .contains("(untrained network)", "Lost 0, repeated 0");
      assertThat(demo.err()).doesNotContain("\tat ");
    }

    assertThat(family).hasSizeGreaterThanOrEqualTo(3);
    assertThat(family).noneMatch(ProcessHandle::isAlive);
    assertThat(data.resolve("broker")).isDirectory();
    assertThat(temporaryDirectories()).isEmpty();
  }

  @Test
  void anInterruptEndsItWithinSecondsWithASummaryAndNoOrphan() throws Exception {
    try (PvitProcess demo = start("--realtime", "--json")) {
      await().atMost(PATIENCE).until(() -> demo.err().contains("The first detection"));
      List<ProcessHandle> family = demo.family();

      demo.signal("INT");

      assertThat(demo.awaitEnd(Duration.ofSeconds(20))).isEqualTo(130);
      JsonNode summary = new ObjectMapper().readTree(demo.out());
      assertThat(summary.get("detections").asLong()).isPositive();
      assertThat(summary.get("lost").asLong()).as(demo.err()).isZero();
      assertThat(family).noneMatch(ProcessHandle::isAlive);
      assertThat(temporaryDirectories()).isEmpty();
    }
  }

  @Test
  void childrenGoWhenTheCommandIsKilled() throws Exception {
    try (PvitProcess demo = start("--realtime")) {
      await().atMost(PATIENCE).until(() -> demo.out().contains("The first detection"));
      List<ProcessHandle> family = demo.family();
      assertThat(family).hasSizeGreaterThanOrEqualTo(3);

      demo.kill();

      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
    }
  }

  private PvitProcess start(String... options) throws IOException {
    List<String> words =
        Stream.concat(Stream.of("demo", "--input", film().toString()), Stream.of(options)).toList();
    return PvitProcess.start(scratch, words);
  }

  private static Path film() {
    return films.resolve("yard.mp4");
  }

  private List<Path> temporaryDirectories() throws IOException {
    try (Stream<Path> entries = Files.list(scratch)) {
      return entries.filter(path -> path.getFileName().toString().startsWith("pvit-demo")).toList();
    }
  }
}
