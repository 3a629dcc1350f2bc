package io.pvit.model.bench;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to measure.
 *
 * @param preset whose network, without prompts and actor head: a plain MViTv2 with a class head
 * @param anchor torchvision's network as TorchScript, to be timed beside ours, on the processor
 * @param device auto, cpu, cuda or cuda:N
 * @param threads of one operation; 0 means one per processor
 * @param runs timed rounds of each measure, after those that warm up
 */
public record BenchSetting(
    String preset, Optional<Path> anchor, String device, int threads, int runs) {
  public BenchSetting {
    if (threads < 0) {
      throw new BenchRefused("threads must be >= 0, was " + threads);
    }
    if (runs < 1) {
      throw new BenchRefused("runs must be >= 1, was " + runs);
    }
  }
}
