package io.pvit.model.torch;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import org.opentest4j.TestAbortedException;

/** The GPU of the tests that need one. */
public final class Cuda {

  private Cuda() {}

  /** Skips the test, with the reason, where there is none. */
  public static ComputeDevice assumed() {
    try {
      return TorchEngine.get().device("cuda");
    } catch (DeviceMissing e) {
      throw new TestAbortedException("no GPU here: " + e.getMessage());
    }
  }

  /** What all processes hold on it. */
  public static long usedBytes() {
    return CudaUtils.getGpuMemory(Device.gpu(0)).getCommitted();
  }
}
