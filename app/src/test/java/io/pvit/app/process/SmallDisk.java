package io.pvit.app.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file system in memory, small enough to be filled.
 *
 * @param path where it is mounted
 */
public record SmallDisk(Path path) implements AutoCloseable {

  /** Skips the test, visibly, where this user may not mount. */
  public static SmallDisk mount(Path path, int megabytes) throws IOException {
    Files.createDirectories(path);
    String size = "size=%dm".formatted(megabytes);
    int code = run("mount", "-t", "tmpfs", "-o", size, "pvit-test", path.toString());
    assumeTrue(code == 0, "a small file system cannot be mounted here: that needs root");
    return new SmallDisk(path);
  }

  /** Leaves no room at all. */
  public void fill() throws IOException {
    run("dd", "if=/dev/zero", "of=" + path.resolve("filler"), "bs=64k");
  }

  /** Takes that back. */
  public void free() throws IOException {
    Files.deleteIfExists(path.resolve("filler"));
  }

  @Override
  public void close() throws IOException {
    run("umount", "--lazy", path.toString());
  }

  private static int run(String... command) throws IOException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }
}
