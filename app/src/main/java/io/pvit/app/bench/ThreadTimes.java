package io.pvit.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much processor time a process has used, and of it the threads of one name. Native threads are
 * called as the thread that made them, so libtorch's count as the network's.
 *
 * @param processTicks of all its threads, also those that ended
 * @param namedTicks of those of that name that live
 */
record ThreadTimes(long processTicks, long namedTicks) {

  /** What Linux counts in, whatever the kernel's own clock does. */
  static final int TICKS_PER_SECOND = 100;

  private static final Path PROC = Path.of("/proc");
  private static final int USER = 11;
  private static final int SYSTEM = 12;

  /** Of several processes together; empty where one is gone or there is no {@code /proc}. */
  static Optional<ThreadTimes> of(List<Long> pids, String name) {
    long process = 0;
    long named = 0;
    for (long pid : pids) {
      Optional<ThreadTimes> times = of(PROC.resolve(Long.toString(pid)), name);
      if (times.isEmpty()) {
        return times;
      }
      process += times.get().processTicks;
      named += times.get().namedTicks;
    }
    return Optional.of(new ThreadTimes(process, named));
  }

  static Optional<ThreadTimes> of(Path process, String name) {
    try (Stream<Path> tasks = Files.list(process.resolve("task"))) {
      List<Path> all = tasks.toList();
      long named = 0;
      for (Path task : all) {
        if (Files.readString(task.resolve("comm")).strip().equals(name)) {
          named += ticks(task.resolve("stat"));
        }
      }
      return Optional.of(new ThreadTimes(ticks(process.resolve("stat")), named));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  ThreadTimes since(ThreadTimes before) {
    return new ThreadTimes(processTicks - before.processTicks, namedTicks - before.namedTicks);
  }

  /** Of the time used, what the other threads took; 0 where nothing was. */
  double shareOfOthers() {
    return processTicks == 0 ? 0 : (double) (processTicks - namedTicks) / processTicks;
  }

  /** The name in the second field may hold anything, so fields count from behind it. */
  private static long ticks(Path stat) throws IOException {
    String line = Files.readString(stat);
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
  }
}
