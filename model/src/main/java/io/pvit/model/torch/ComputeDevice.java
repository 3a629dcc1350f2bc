package io.pvit.model.torch;

import ai.djl.Device;

/** Where tensors live and kernels run: the processor, or one GPU. Found by {@link TorchEngine}. */
public final class ComputeDevice {

  /** The processor; always there. */
  public static final ComputeDevice CPU = new ComputeDevice(Device.cpu());

  private final Device device;

  private ComputeDevice(Device device) {
    this.device = device;
  }

  static ComputeDevice cuda(int index) {
    return new ComputeDevice(Device.gpu(index));
  }

  static ComputeDevice of(Device device) {
    return device.isGpu() ? new ComputeDevice(device) : CPU;
  }

  Device device() {
    return device;
  }

  /** As configurations write it: cpu, cuda:0, cuda:1 and so on. */
  public String name() {
    return device.isGpu() ? "cuda:" + device.getDeviceId() : "cpu";
  }

  @Override
  public String toString() {
    return name();
  }
}
