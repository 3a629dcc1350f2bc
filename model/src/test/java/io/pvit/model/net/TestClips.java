package io.pvit.model.net;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;

/** Small clips of noise for a {@code micro}. */
final class TestClips {

  static final Extent SIZE = new Extent(4, 32, 48);

  private TestClips() {}

  static Tensor noise(TensorScope scope, int clips) {
    return TestWeights.noise(scope, 5, 1, clips, 3, SIZE.t(), SIZE.h(), SIZE.w());
  }
}
