package io.pvit.model.net;

import static io.pvit.model.net.Setting.require;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * One transformer block.
 *
 * @param numHeads attention heads; each has {@code outputChannels / numHeads} channels
 * @param inputChannels width of the tokens that come in
 * @param outputChannels width of the tokens that go out
 * @param kernelQ pooling of the queries
 * @param kernelKv pooling of keys and values
 * @param strideQ step of the queries' pooling; above 1 it shrinks the grid
 * @param strideKv step of the keys' and values' pooling
 */
@JsonNaming(SnakeCaseStrategy.class)
public record BlockConfig(
    int numHeads,
    int inputChannels,
    int outputChannels,
    Extent kernelQ,
    Extent kernelKv,
    Extent strideQ,
    Extent strideKv) {
  public BlockConfig {
    require(numHeads >= 1, "num_heads must be >= 1, was " + numHeads);
    require(inputChannels >= 1, "input_channels must be >= 1, was " + inputChannels);
    require(
        outputChannels >= 1 && outputChannels % numHeads == 0,
        "output_channels must be a multiple of num_heads, was %d of %d"
            .formatted(outputChannels, numHeads));
    requirePositive("kernel_q", kernelQ);
    requirePositive("kernel_kv", kernelKv);
    requirePositive("stride_q", strideQ);
    requirePositive("stride_kv", strideKv);
    requireOdd("kernel_q", kernelQ);
    requireOdd("kernel_kv", kernelKv);
  }

  int headChannels() {
    return outputChannels / numHeads;
  }

  private static void requirePositive(String key, Extent extent) {
    require(
        extent.t() >= 1 && extent.h() >= 1 && extent.w() >= 1,
        key + " must be >= 1, was " + extent.values());
  }

  private static void requireOdd(String key, Extent extent) {
    require(
        extent.t() % 2 == 1 && extent.h() % 2 == 1 && extent.w() % 2 == 1,
        key + " must be odd, was " + extent.values());
  }
}
