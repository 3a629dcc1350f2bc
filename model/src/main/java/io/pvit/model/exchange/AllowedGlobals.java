package io.pvit.model.exchange;

import io.pvit.model.checkpoint.NumberType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.razorvine.pickle.IObjectConstructor;

/** All globals that a checkpoint may name, and what they mean here. Nothing is ever looked up. */
final class AllowedGlobals {

  private static final Map<String, IObjectConstructor> CALLED =
      Map.of(
          "torch._utils._rebuild_tensor_v2", TorchTensor::rebuild,
          "torch._utils._rebuild_parameter", AllowedGlobals::parameter,
          "collections.OrderedDict", AllowedGlobals::ordered,
          "torch.Size", AllowedGlobals::size,
          "torch.device", arguments -> "device");

  private static final Map<String, NumberType> STORAGES =
      Map.of(
          "DoubleStorage", NumberType.FLOAT64,
          "FloatStorage", NumberType.FLOAT32,
          "HalfStorage", NumberType.FLOAT16,
          "BFloat16Storage", NumberType.BFLOAT16,
          "LongStorage", NumberType.INT64,
          "IntStorage", NumberType.INT32,
          "ShortStorage", NumberType.INT16,
          "CharStorage", NumberType.INT8,
          "ByteStorage", NumberType.UINT8,
          "BoolStorage", NumberType.BOOL);

  private static final String TORCH = "torch";

  private AllowedGlobals() {}

  /**
   * A constructor for what rebuilds tensors, a {@link NumberType} for a storage class, a name for
   * an element type; empty for all else.
   */
  static Optional<Object> find(String module, String name) {
    Object called = CALLED.get(module + "." + name);
    if (called != null) {
      return Optional.of(called);
    }
    if (!module.equals(TORCH)) {
      return Optional.empty();
    }
    for (NumberType type : NumberType.values()) {
      if (type.dtype().equals(name)) {
        return Optional.of(name);
      }
    }
    return Optional.ofNullable(STORAGES.get(name));
  }

  private static Object parameter(Object[] arguments) {
    if (arguments.length < 1 || !(arguments[0] instanceof TorchTensor tensor)) {
      throw new IllegalArgumentException("a parameter is rebuilt from something that is no tensor");
    }
    return tensor;
  }

  private static Object ordered(Object[] arguments) {
    if (arguments.length != 0) {
      throw new IllegalArgumentException("a dictionary is made from arguments");
    }
    return new LinkedHashMap<Object, Object>();
  }

  private static Object size(Object[] arguments) {
    if (arguments.length != 1 || !(arguments[0] instanceof Object[] sizes)) {
      throw new IllegalArgumentException("a size is made from something that is no tuple");
    }
    return sizes;
  }
}
