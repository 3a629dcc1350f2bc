package io.pvit.model.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.ModuleMethod;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A network that another program wrote as TorchScript, with its own weights. It is not shared. */
public final class ForeignModule implements AutoCloseable {

  private final ExitGate gate;
  private final TensorScope scope;
  private final PtSymbolBlock module;

  private ForeignModule(ExitGate gate, TensorScope scope, PtSymbolBlock module) {
    this.gate = gate;
    this.scope = scope;
    this.module = module;
  }

  /**
   * Opens a file; the module's parameters can be differentiated.
   *
   * @throws NotTorchScript when the file is no module of TorchScript
   */
  static ForeignModule open(ExitGate gate, TensorScope scope, Path file) {
    try {
      String[] none = {};
      return gate.pass(
          () ->
              new ForeignModule(
                  gate,
                  scope,
                  JniUtils.loadModule(scope.manager(), file, false, none, none, true)));
    } catch (TorchFailed e) {
      scope.close();
      throw new NotTorchScript(file, e);
    }
  }

  /** Its parameters by name; they live as long as it does, and are the module's own memory. */
  public Map<String, Tensor> parameters() {
    return gate.pass(
        () -> {
          Map<String, Tensor> parameters = new TreeMap<>();
          for (NDArray each : JniUtils.moduleGetParams(module, scope.manager())) {
            parameters.put(each.getName(), scope.own((PtNDArray) each));
          }
          return parameters;
        });
  }

  /**
   * Its output for one tensor, which belongs to the scope.
   *
   * @param differentiable whether the thread's {@link Gradients} decide if a graph is built
   */
  public Tensor forward(TensorScope results, Tensor input, boolean differentiable) {
    Supplier<Tensor> call =
        () -> {
          try (IValue in = IValue.from(input.array());
              IValue out = ModuleMethod.run(module, "forward", new IValue[] {in}, differentiable)) {
            return results.own(out.toTensor(results.manager()));
          }
        };
    return gate.pass(call);
  }

  @Override
  public void close() {
    scope.close();
  }
}
