package io.pvit.model.bench;

import io.pvit.model.bench.BenchReport.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Lets contenders take turns and times them. The first turns, in which code warms up, are lost. */
final class Rounds {

  /** TorchScript watches its first runs before it settles. */
  private static final int WARM_UP = 2;

  private final int rounds;
  private final Consumer<String> progress;

  Rounds(int rounds, Consumer<String> progress) {
    this.rounds = rounds;
    this.progress = progress;
  }

  Measure measure(String pass, int batch, List<Contender> contenders) {
    long[] peaksMb = contenders.stream().mapToLong(Rounds::warmUp).toArray();
    List<Turns> turns = contenders.stream().map(each -> new Turns()).toList();
    for (int round = 0; round < rounds; round++) {
      progress.accept("%s, batch %d: round %d of %d".formatted(pass, batch, round + 1, rounds));
      for (int i = 0; i < contenders.size(); i++) {
        turns.get(i).take(contenders.get(i).turn());
      }
    }
    List<Timing> timings = new ArrayList<>();
    for (int i = 0; i < contenders.size(); i++) {
      String name = contenders.get(i).name();
      timings.add(Timing.of(name, batch, turns.get(i), peaksMb[i]));
    }
    return new Measure(pass, batch, rounds, compared(timings));
  }

  private static long warmUp(Contender contender) {
    PeakMemory.reset();
    for (int i = 0; i < WARM_UP; i++) {
      contender.turn().run();
    }
    return PeakMemory.residentMb();
  }

  private static List<Timing> compared(List<Timing> timings) {
    return timings.stream()
        .filter(each -> each.name().equals(Field.ANCHOR))
        .findFirst()
        .map(
            anchor ->
                timings.stream()
                    .map(each -> each.equals(anchor) ? each : each.against(anchor))
                    .toList())
        .orElse(timings);
  }
}
