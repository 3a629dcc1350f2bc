package io.pvit.app.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The most memory that this process and all its descendants held at one moment, pages that they
 * share counted once. Known on Linux only. One thread samples; others may read.
 */
public final class FamilyMemory {

  private final Path proc;
  private volatile long peakBytes = -1;

  public FamilyMemory() {
    this(Path.of("/proc"));
  }

  FamilyMemory(Path proc) {
    this.proc = proc;
  }

  /** Looks once. */
  public void sample() {
    ProcessHandle self = ProcessHandle.current();
    LongStream family =
        Stream.concat(Stream.of(self), self.descendants()).mapToLong(ProcessHandle::pid);
    peakBytes = Math.max(peakBytes, family.map(this::residentBytes).sum());
  }

  /** The highest sum so far; empty where it cannot be known. */
  public OptionalLong peak() {
    return peakBytes <= 0 ? OptionalLong.empty() : OptionalLong.of(peakBytes);
  }

  /** 0 for a process that is gone. */
  private long residentBytes(long pid) {
    Path process = proc.resolve(Long.toString(pid));
    OptionalLong shared = kilobytes(process.resolve("smaps_rollup"), "Pss:");
    OptionalLong bytes =
        shared.isPresent() ? shared : kilobytes(process.resolve("status"), "VmRSS:");
    return bytes.orElse(0) * 1024;
  }

  private static OptionalLong kilobytes(Path file, String key) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(key))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
          .findFirst();
    } catch (IOException | java.io.UncheckedIOException unreadable) {
      return OptionalLong.empty();
    }
  }
}
