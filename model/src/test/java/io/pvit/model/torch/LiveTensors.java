package io.pvit.model.torch;

import ai.djl.ndarray.BaseNDManager;
import java.lang.reflect.Field;
import java.util.Map;

/** Counts every tensor that some scope of this process still owns, by a look inside the library. */
public final class LiveTensors {

  private LiveTensors() {}

  public static int count() {
    return below((BaseNDManager) TorchEngine.get().root());
  }

  private static int below(BaseNDManager manager) {
    int tensors = manager.getManagedArrays().size();
    for (Object resource : resources(manager).values()) {
      if (resource instanceof BaseNDManager inner) {
        tensors += below(inner);
      }
    }
    return tensors;
  }

  private static Map<?, ?> resources(BaseNDManager manager) {
    try {
      Field field = BaseNDManager.class.getDeclaredField("resources");
      field.setAccessible(true);
      return (Map<?, ?>) field.get(manager);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
