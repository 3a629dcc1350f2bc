package io.pvit.model.torch;

/**
 * Where a test computes.
 *
 * @param device the place
 * @param room how many times as far from a reference as on the processor its numbers may lie
 */
public record TestDevice(ComputeDevice device, double room) {

  /** The processor. */
  public static final TestDevice CPU = new TestDevice(ComputeDevice.CPU, 1);

  /** The GPU, which sums in another order; skips the test where there is none. */
  public static TestDevice cuda() {
    return new TestDevice(Cuda.assumed(), 10);
  }

  /** A scope there. */
  public TensorScope openScope() {
    return TorchEngine.get().openScope(device);
  }
}
