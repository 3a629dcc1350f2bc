package io.pvit.model.torch;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.ModuleMethod;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/**
 * Compiled kernels. Stateless, so threads share one; it lives as long as the process.
 *
 * <p>Arguments are tensors, lists of tensors, ints, longs, doubles, booleans and {@code long[]}.
 */
public final class KernelLibrary {

  private final ExitGate gate;
  private final PtSymbolBlock module;

  KernelLibrary(ExitGate gate, NDManager owner, KernelText text) {
    this.gate = gate;
    byte[] archive = TorchScriptArchive.of(KernelText.MODULE, text.module());
    this.module = gate.pass(() -> load(owner, archive));
  }

  private static PtSymbolBlock load(NDManager owner, byte[] archive) {
    try {
      return JniUtils.loadModule(
          (PtNDManager) owner, new ByteArrayInputStream(archive), true, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a kernel whose result no gradient will ever pass; the result belongs to the scope. */
  public Tensor infer(TensorScope scope, String kernel, Object... arguments) {
    return one(scope, kernel, false, arguments);
  }

  /** Runs a kernel under the thread's {@link Gradients}; the result belongs to the scope. */
  public Tensor call(TensorScope scope, String kernel, Object... arguments) {
    return one(scope, kernel, true, arguments);
  }

  /** As {@link #call}, for a kernel that returns a list. */
  public List<Tensor> callForList(TensorScope scope, String kernel, Object... arguments) {
    return gate.pass(
        () -> {
          try (IValue result = run(kernel, true, arguments)) {
            return Arrays.stream(result.toTensorArray(scope.manager())).map(scope::own).toList();
          }
        });
  }

  private Tensor one(
      TensorScope scope, String kernel, boolean differentiable, Object... arguments) {
    return gate.pass(
        () -> {
          try (IValue result = run(kernel, differentiable, arguments)) {
            return scope.own(result.toTensor(scope.manager()));
          }
        });
  }

  private IValue run(String kernel, boolean differentiable, Object... arguments) {
    IValue[] values = new IValue[arguments.length];
    int made = 0;
    try {
      for (; made < values.length; made++) {
        values[made] = value(arguments[made]);
      }
      return ModuleMethod.run(module, kernel, values, differentiable);
    } finally {
      for (int i = 0; i < made; i++) {
        values[i].close();
      }
    }
  }

  private static IValue value(Object argument) {
    if (argument instanceof Tensor tensor) {
      return IValue.from(tensor.array());
    }
    if (argument instanceof List<?> tensors) {
      return IValue.listFrom(
          tensors.stream().map(each -> ((Tensor) each).array()).toArray(PtNDArray[]::new));
    }
    if (argument instanceof long[] sizes) {
      return IValue.listFrom(sizes);
    }
    if (argument instanceof Boolean flag) {
      return IValue.from((boolean) flag);
    }
    if (argument instanceof Double number) {
      return IValue.from((double) number);
    }
    if (argument instanceof Integer || argument instanceof Long) {
      return IValue.from(((Number) argument).longValue());
    }
    throw new IllegalArgumentException("a kernel takes no " + argument.getClass().getName());
  }
}
