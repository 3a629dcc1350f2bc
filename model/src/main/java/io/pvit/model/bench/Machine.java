package io.pvit.model.bench;

import io.pvit.model.torch.ComputeDevice;
import io.pvit.model.torch.Processor;
import io.pvit.model.torch.TorchEngine;
import java.util.List;

/**
 * What figures depend on.
 *
 * @param device where the network computes
 * @param processor its name
 * @param instructions those of interest that it has
 * @param processors how many of them this process may use
 * @param threads that share one operation
 * @param libtorch release of the library
 * @param java release of the virtual machine
 */
public record Machine(
    String device,
    String processor,
    List<String> instructions,
    int processors,
    int threads,
    String libtorch,
    String java) {

  private static final List<String> OF_INTEREST =
      List.of("avx2", "avx512f", "avx512_bf16", "amx_bf16");

  public Machine {
    instructions = List.copyOf(instructions);
  }

  static Machine here(ComputeDevice device, Processor processor, int threads) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new Machine(
        device.name(),
        processor.name(),
        OF_INTEREST.stream().filter(processor.instructions()::contains).toList(),
        processors,
        threads == 0 ? processors : threads,
        TorchEngine.get().version(),
        System.getProperty("java.version"));
  }
}
