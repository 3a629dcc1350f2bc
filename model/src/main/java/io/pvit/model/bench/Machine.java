package io.pvit.model.bench;

import io.pvit.model.torch.TorchEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What figures depend on.
 *
 * @param processor its name
 * @param instructions those of interest that it has
 * @param processors how many of them this process may use
 * @param threads that share one operation
 * @param libtorch release of the library
 * @param java release of the virtual machine
 */
public record Machine(
    String processor,
    List<String> instructions,
    int processors,
    int threads,
    String libtorch,
    String java) {

  private static final Path FACTS = Path.of("/proc/cpuinfo");
  private static final List<String> OF_INTEREST =
      List.of("avx2", "avx512f", "avx512_bf16", "amx_bf16");

  public Machine {
    instructions = List.copyOf(instructions);
  }

  static Machine here(int threads) {
    int processors = Runtime.getRuntime().availableProcessors();
    Set<String> flags = Set.of(fact("flags").split(" +"));
    return new Machine(
        fact("model name"),
        OF_INTEREST.stream().filter(flags::contains).toList(),
        processors,
        threads == 0 ? processors : threads,
        TorchEngine.get().version(),
        System.getProperty("java.version"));
  }

  private static String fact(String key) {
    if (!Files.isReadable(FACTS)) {
      return "unknown";
    }
    try {
      return Files.readAllLines(FACTS).stream()
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
