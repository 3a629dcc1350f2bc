package io.pvit.model.torch;

import ai.djl.Device;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.Arrays;

/** A native array of a {@link TensorScope}. Values never change, so threads may share it. */
public final class Tensor implements AutoCloseable {

  private final ExitGate gate;
  private final PtNDArray array;

  Tensor(ExitGate gate, PtNDArray array) {
    this.gate = gate;
    this.array = array;
  }

  PtNDArray array() {
    return array;
  }

  /** Sizes of the axes, outermost first; none for a scalar. */
  public long[] shape() {
    return gate.pass(() -> array.getShape().getShape());
  }

  /** All values of a float32 tensor, row by row, wherever it lives. */
  public float[] toFloats() {
    return gate.pass(this::copy);
  }

  private float[] copy() {
    if (!array.getDevice().isGpu()) {
      return array.toFloatArray();
    }
    try (PtNDArray here = array.toDevice(Device.cpu(), true)) {
      return here.toFloatArray();
    }
  }

  /** Where it lives. */
  public ComputeDevice device() {
    return gate.pass(() -> ComputeDevice.of(array.getDevice()));
  }

  /** Asks for gradients with respect to this tensor in every graph that uses it from now on. */
  public void requireGradient() {
    gate.pass(
        () -> {
          array.setRequiresGradient(true);
          return array;
        });
  }

  /** Gives it to another scope, which from now on frees it. */
  public Tensor moveTo(TensorScope scope) {
    return gate.pass(
        () -> {
          array.attach(scope.manager());
          return this;
        });
  }

  /** Frees it before its scope ends; a graph that needs it keeps its memory. */
  @Override
  public void close() {
    gate.release(array::close);
  }

  @Override
  public String toString() {
    return "Tensor" + Arrays.toString(shape());
  }
}
