package io.pvit.trainer.sample;

import io.pvit.model.InputContract;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The pixels of samples that are computed together, outside the heap, where memory is given back
 * too late to be taken for each batch: one buffer is used again and again. One thread's.
 */
public final class PixelBatch {

  private final InputContract contract;
  private ByteBuffer buffer = ByteBuffer.allocateDirect(0);

  /** For samples of those clips. */
  public PixelBatch(InputContract contract) {
    this.contract = contract;
  }

  /**
   * A tensor (B, F, Y, X, 3), good until the next is asked for.
   *
   * @param scope must be closed before the next is asked for
   */
  public Tensor of(TensorScope scope, List<Sample> samples) {
    int bytes = contract.frames() * contract.height() * contract.width() * 3;
    if (buffer.capacity() < samples.size() * bytes) {
      buffer = ByteBuffer.allocateDirect(samples.size() * bytes);
    }
    buffer.clear();
    for (Sample sample : samples) {
      ByteBuffer rgb = sample.rgb();
      if (rgb.remaining() != bytes) {
        throw new IllegalArgumentException(
            "a sample must hold %d bytes, as clips of %s do, holds %d"
                .formatted(bytes, contract, rgb.remaining()));
      }
      buffer.put(rgb);
    }
    return scope.bytes(
        buffer.flip(),
        samples.size(),
        contract.frames(),
        contract.height(),
        contract.width(),
        3); // (B, F, Y, X, 3)
  }
}
