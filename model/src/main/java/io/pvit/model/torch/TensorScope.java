package io.pvit.model.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/**
 * Owns tensors on one device and frees them all when it closes. One thread opens, fills and closes
 * a scope; inner scopes may be opened by any.
 */
public final class TensorScope implements AutoCloseable {

  private final ExitGate gate;
  private final PtNDManager manager;

  TensorScope(ExitGate gate, PtNDManager manager) {
    this.gate = gate;
    this.manager = manager;
  }

  /** A scope for the tensors of one call. It ends with this one, if not before. */
  public TensorScope inner() {
    return gate.pass(() -> new TensorScope(gate, (PtNDManager) manager.newSubManager()));
  }

  /**
   * A float32 tensor with a copy of the values, in the library's own memory: aligned as it likes
   * it, so that the same numbers take the same path through its kernels in every process.
   */
  public Tensor floats(float[] values, long... shape) {
    return own(
        gate.pass(
            () -> {
              FloatBuffer buffer = FloatBuffer.wrap(values);
              try (NDArray unaligned = manager.create(buffer, new Shape(shape), DataType.FLOAT32)) {
                return (PtNDArray) unaligned.duplicate();
              }
            }));
  }

  /** An int64 tensor with a copy of the values. */
  public Tensor longs(long[] values, long... shape) {
    return own(
        gate.pass(() -> manager.create(LongBuffer.wrap(values), new Shape(shape), DataType.INT64)));
  }

  /**
   * A uint8 tensor over the buffer's own memory, not a copy; on a GPU a copy.
   *
   * @param direct a direct buffer that nobody writes to while the tensor lives
   */
  public Tensor bytes(ByteBuffer direct, long... shape) {
    if (!direct.isDirect()) {
      throw new IllegalArgumentException("direct must be a direct buffer");
    }
    return own(gate.pass(() -> manager.create(direct, new Shape(shape), DataType.UINT8)));
  }

  /** How many tensors and inner scopes it holds: a figure that must not grow with time. */
  public int size() {
    return manager.getManagedArrays().size();
  }

  Tensor own(PtNDArray array) {
    return new Tensor(gate, array);
  }

  PtNDManager manager() {
    return manager;
  }

  @Override
  public void close() {
    gate.release(manager::close);
  }
}
