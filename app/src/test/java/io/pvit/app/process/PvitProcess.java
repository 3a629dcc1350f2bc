package io.pvit.app.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pvit.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The {@code pvit} command as a process of its own, as a person's shell would start it. */
public final class PvitProcess implements AutoCloseable {

  private final Process process;
  private final Path out;
  private final Path err;

  private PvitProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * @param scratch where its output is kept, and its temporary files are
   */
  public static PvitProcess start(Path scratch, String... words) throws IOException {
    return start(scratch, List.of(words));
  }

  /** The same with its words in a list. */
  public static PvitProcess start(Path scratch, List<String> words) throws IOException {
    return start(scratch, words, Map.of());
  }

  /** The same with more in its environment. */
  public static PvitProcess start(Path scratch, List<String> words, Map<String, String> environment)
      throws IOException {
    Path out = Files.createTempFile(scratch, "out", ".txt");
    Path err = Files.createTempFile(scratch, "err", ".txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
    command.addAll(List.of("-Dpvit.home=..", "-Dai.djl.offline=true"));
    command.add("-Djava.io.tmpdir=" + scratch);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("OMP_WAIT_POLICY", "passive");
    builder.environment().putAll(environment);
    return new PvitProcess(builder.start(), out, err);
  }

  /**
   * Waits for its end.
   *
   * @return its exit code
   */
  public int awaitEnd(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError(
          "still running after %s; it said:%n%s%n%s".formatted(patience, out(), err()));
    }
    return process.exitValue();
  }

  /** What it has written to standard output. */
  public String out() {
    return read(out);
  }

  /** What it has written to standard error. */
  public String err() {
    return read(err);
  }

  /** Itself and everything it has started. */
  public List<ProcessHandle> family() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
  }

  /** What it holds now. */
  public Footprint footprint() throws IOException {
    return Footprint.of(process.pid());
  }

  /** Sends it a signal, such as INT. */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** As {@code kill -9}: nothing of it can run any more. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Leaves nothing of it running. */
  @Override
  public void close() {
    family().forEach(ProcessHandle::destroyForcibly);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
