package io.pvit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pvit.app.kafka.SharedBroker;
import io.pvit.app.kafka.TestBroker;
import io.pvit.app.process.PvitProcess;
import io.pvit.app.process.SmallDisk;
import io.pvit.app.video.SampleFilm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake ends in one sentence and an exit code of its own, and leaves nothing behind. */
@ExtendWith(SharedBroker.class)
class MisuseIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir static Path inputs;
  @TempDir Path scratch;

  private static ServerSocket somebody;

  /**
   * @param code the exit code
   * @param says a part of the sentence
   * @param command with {@code @} for the folder of inputs, {@code #} for a port that is taken and
   *     {@code $} for a broker without topics
   */
  private record Misuse(int code, String says, String command) {}

  static List<Misuse> misuses() {
    return List.of(
        new Misuse(10, "does not exist", "demo --input @/missing.mp4"),
        new Misuse(11, "is empty", "demo --input @/empty.mp4"),
        new Misuse(11, "corrupt.mp4", "demo --input @/corrupt.mp4"),
        new Misuse(11, "truncated.mp4", "demo --input @/truncated.mp4"),
        new Misuse(11, "letter.txt", "demo --input @/letter.txt"),
        new Misuse(12, "sound.wav", "demo --input @/sound.wav"),
        new Misuse(13, "127.0.0.1:1", "demo --input http://127.0.0.1:1/film.mp4"),
        new Misuse(14, "'ftp'", "demo --input ftp://127.0.0.1/film.mp4"),
        new Misuse(20, "port #", "broker --port # --data @/new"),
        new Misuse(21, "letter.txt is a file", "demo --input @/film.mp4 --data @/letter.txt"),
        new Misuse(21, "letter.txt is a file", "broker --port 0 --data @/letter.txt"),
        new Misuse(3, "batch.maxClips", "inference --set batch.maxClips=many"),
        new Misuse(
            30, "127.0.0.1:1", "topics check --bootstrap-servers 127.0.0.1:1 --patience 500"),
        new Misuse(
            30,
            "127.0.0.1:1",
            "ingest --camera c --input @/film.mp4 --bootstrap-servers 127.0.0.1:1"
                + " --set kafka.startupPatienceMs=500"),
        new Misuse(
            31,
            "pvit topics apply",
            "ingest --camera c --input @/film.mp4 --bootstrap-servers $"
                + " --set kafka.topicPrefix=none"),
        new Misuse(
            31,
            "pvit topics apply",
            "inference --bootstrap-servers $ --checkpoint @/checkpoint"
                + " --set kafka.topicPrefix=none --set stateDirectory=@/state"),
        new Misuse(40, "@/film.mp4", "demo --input @/film.mp4 --checkpoint @/film.mp4"),
        new Misuse(40, "is no directory", "inference --checkpoint @/missing"));
  }

  @BeforeAll
  static void prepare() throws IOException {
    somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    SampleFilm.write(inputs.resolve("film.mp4"), 12);
    byte[] film = Files.readAllBytes(inputs.resolve("film.mp4"));
    Files.write(inputs.resolve("truncated.mp4"), Arrays.copyOf(film, film.length / 2));
    byte[] noise = new byte[100_000];
    new Random(1).nextBytes(noise);
    Files.write(inputs.resolve("corrupt.mp4"), noise);
    Files.write(inputs.resolve("empty.mp4"), new byte[0]);
    Files.writeString(inputs.resolve("letter.txt"), "Dear Sir or Madam,\n".repeat(100));
    Files.write(inputs.resolve("sound.wav"), wav());
    System.setProperty("pvit.home", "..");
    Invocation.of("checkpoint", "init", "--preset", "micro", "--out", inputs + "/checkpoint");
    System.clearProperty("pvit.home");
  }

  @AfterAll
  static void letGo() throws IOException {
    somebody.close();
  }

  @ParameterizedTest
  @MethodSource("misuses")
  void endsInOneSentenceThatSaysWhatToDo(Misuse misuse, TestBroker broker) throws Exception {
    String port = Integer.toString(somebody.getLocalPort());
    String command =
        misuse
            .command()
            .replace("@", inputs.toString())
            .replace("#", port)
            .replace("$", broker.bootstrapServers());
    String says = misuse.says().replace("@", inputs.toString()).replace("#", port);
    List<Path> before = everything();

    try (PvitProcess pvit = PvitProcess.start(scratch, command.split(" "))) {
      int code = pvit.awaitEnd(PATIENCE);

      assertThat(code).as(pvit.err()).isEqualTo(misuse.code());
      List<String> words =
          pvit.err().lines().filter(line -> !line.matches("\\d\\d:\\d\\d:\\d\\d.*WARN.*")).toList();
      assertThat(words.get(words.size() - 1)).contains(says).endsWith(".");
      assertThat(pvit.err() + pvit.out()).doesNotContain("\tat ", "Exception");
      assertThat(pvit.family()).noneMatch(ProcessHandle::isAlive);
    }
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aFullDiskIsNamedBeforeAnythingIsStarted() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(scratch.resolve("disk"), 8);
        PvitProcess demo =
            PvitProcess.start(
                scratch, "demo", "--input", inputs + "/film.mp4", "--data", "" + disk.path())) {
      assertThat(demo.awaitEnd(PATIENCE)).as(demo.err()).isEqualTo(22);
      assertThat(demo.err()).contains("pvit: No space is left").doesNotContain("\tat ");
      assertThat(disk.path()).isEmptyDirectory();
    }
  }

  @Test
  void aDiskThatFillsEndsARunningDemoWithItsChildren() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(scratch.resolve("disk"), 128);
        PvitProcess demo =
            PvitProcess.start(
                scratch,
                "demo",
                "--realtime",
                "--input",
                inputs + "/film.mp4",
                "--checkpoint",
                inputs + "/checkpoint",
                "--data",
                disk.path().toString())) {
      await().atMost(PATIENCE).until(() -> demo.out().contains("The broker is ready"));
      List<ProcessHandle> family = demo.family();

      disk.fill();

      assertThat(demo.awaitEnd(PATIENCE)).as(demo.err()).isEqualTo(22);
      assertThat(demo.err()).contains("pvit: No space is left").doesNotContain("\tat ");
      assertThat(family).noneMatch(ProcessHandle::isAlive);
    }
  }

  /** What the mistakes might leave: beside the inputs, and where temporary things go. */
  private List<Path> everything() throws IOException {
    try (Stream<Path> there = Files.walk(inputs);
        Stream<Path> here = Files.list(scratch)) {
      return Stream.concat(
              there, here.filter(path -> path.getFileName().toString().startsWith("pvit-demo")))
          .sorted()
          .toList();
    }
  }

  /** A second of silence. */
  private static byte[] wav() {
    int samples = 8_000;
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(16_000);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    return wav.array();
  }
}
