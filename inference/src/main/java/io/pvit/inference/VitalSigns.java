package io.pvit.inference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two files in the state directory, for whoever supervises the process and speaks no Kafka: {@code
 * alive} is touched every few seconds while the process works, {@code ready} is there while it has
 * its partitions. A process that waits for partitions is alive and not ready. Any thread may use
 * it.
 */
public final class VitalSigns {

  private static final Logger log = LoggerFactory.getLogger(VitalSigns.class);

  private final Path alive;
  private final Path ready;
  private final InstantSource clock;

  /** Takes away what a process left that was killed. */
  public VitalSigns(Path stateDirectory, InstantSource clock) {
    this.alive = stateDirectory.resolve("alive");
    this.ready = stateDirectory.resolve("ready");
    this.clock = clock;
    try {
      Files.createDirectories(stateDirectory);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be made".formatted(stateDirectory), e);
    }
    ended();
  }

  /** It works. */
  public synchronized void alive() {
    touch(alive);
  }

  /** It has its partitions, or has not. */
  public synchronized void ready(boolean isReady) {
    if (isReady) {
      touch(ready);
    } else {
      remove(ready);
    }
  }

  /** It works no more. */
  public synchronized void ended() {
    remove(ready);
    remove(alive);
  }

  private void touch(Path file) {
    try {
      if (Files.notExists(file)) {
        Files.createFile(file);
      }
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    } catch (IOException e) {
      // The work goes on; whoever supervises sees how old the file is.
      log.warn("{} cannot be written: {}", file, e.getMessage());
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.warn("{} cannot be removed: {}", file, e.getMessage());
    }
  }
}
