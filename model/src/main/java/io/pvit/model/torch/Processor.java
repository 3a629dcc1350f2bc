package io.pvit.model.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The processor this runs on, as Linux describes it.
 *
 * @param name its maker's
 * @param instructions what it can do, in Linux's words; none where nothing is known
 */
public record Processor(String name, List<String> instructions) {

  private static final Path FACTS = Path.of("/proc/cpuinfo");
  private static final List<String> BFLOAT16 = List.of("avx512_bf16", "amx_bf16", "bf16");

  public Processor {
    instructions = List.copyOf(instructions);
  }

  /** The one this process runs on. */
  public static Processor here() {
    if (!Files.isReadable(FACTS)) {
      return new Processor("unknown", List.of());
    }
    try {
      return of(Files.readAllLines(FACTS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Processor of(List<String> facts) {
    String flags = fact(facts, "flags") + " " + fact(facts, "Features");
    List<String> instructions =
        Arrays.stream(flags.split(" +")).filter(each -> !each.isBlank()).toList();
    return new Processor(fact(facts, "model name"), instructions);
  }

  /** False when it is known to compute bfloat16 with detours only, slower than float32. */
  public boolean isMadeForBfloat16() {
    return instructions.isEmpty() || BFLOAT16.stream().anyMatch(instructions::contains);
  }

  private static String fact(List<String> facts, String key) {
    return facts.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("");
  }
}
