package io.pvit.model.frames;

import io.pvit.model.torch.KernelLibrary;
import io.pvit.model.torch.KernelText;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;

/**
 * How video benchmarks show a picture: its short side scaled to a size, then the square in the
 * middle. torchvision's arithmetic, on float pixels: nothing is rounded to whole levels on the way.
 * For evaluation beside published figures; what is served sees whole pictures ({@link Letterbox}).
 *
 * @param shortSide of the scaled picture, in pixels
 * @param size of the square, in pixels
 */
public record CentreCrop(int shortSide, int size) {

  private static final class Kernels {
    static final KernelLibrary LIBRARY =
        TorchEngine.get().compile(KernelText.of(CentreCrop.class, "crop.torchscript"));
  }

  public CentreCrop {
    if (size < 1 || size > shortSide) {
      throw new IllegalArgumentException(
          "size must be within 1..shortSide, was %d of %d".formatted(size, shortSide));
    }
  }

  /** From RGB pixels (B, F, Y, X, 3), uint8, to a normalised clip (B, 3, F, size, size). */
  public Tensor of(TensorScope scope, Tensor pixels, double mean, double deviation) {
    try (TensorScope inner = scope.inner()) {
      Tensor resized = resized(inner, pixels);
      long[] shape = resized.shape();
      int top = offset((int) shape[3]);
      int left = offset((int) shape[4]);
      return Kernels.LIBRARY
          .infer(inner, "crop", resized, top, left, size, mean, deviation)
          .moveTo(scope); // (B, F, 3, h, w) to (B, 3, F, size, size)
    }
  }

  /** From RGB pixels (B, F, Y, X, 3), uint8, to scaled ones in 0..1: (B, F, 3, h, w). */
  public Tensor resized(TensorScope scope, Tensor pixels) {
    long[] shape = pixels.shape();
    int height = Math.toIntExact(shape[2]);
    int width = Math.toIntExact(shape[3]);
    int shorter = Math.min(height, width);
    return Kernels.LIBRARY.infer(
        scope, "resize", pixels, scaled(height, shorter), scaled(width, shorter));
  }

  /** A side of the scaled picture: rounded down. */
  int scaled(int side, int shorter) {
    return Math.toIntExact((long) shortSide * side / shorter);
  }

  /** Where the square begins: halves go to the even neighbour. */
  int offset(int side) {
    return (int) Math.rint((side - size) / 2.0);
  }
}
