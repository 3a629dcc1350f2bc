package ai.djl.pytorch.jni;

import ai.djl.pytorch.engine.PtSymbolBlock;

/** Runs one method of a loaded TorchScript module. */
public final class ModuleMethod {

  private ModuleMethod() {}

  /**
   * Runs the method and returns its result, which the caller closes.
   *
   * @param differentiable true leaves it to the thread's gradient mode whether a graph is built;
   *     false makes the results inference tensors, which can never enter a graph
   */
  public static IValue run(
      PtSymbolBlock module, String method, IValue[] arguments, boolean differentiable) {
    long[] handles = new long[arguments.length];
    for (int i = 0; i < handles.length; i++) {
      handles[i] = arguments[i].getHandle();
    }
    return new IValue(
        PyTorchLibrary.LIB.moduleRunMethod(
            module.getHandle(), method, handles, differentiable, false));
  }
}
