package io.pvit.model;

import io.pvit.model.net.ParameterSpec;
import io.pvit.model.net.Pass;
import io.pvit.model.net.PvitNetwork;
import io.pvit.model.net.Weights;
import io.pvit.model.torch.ComputeDevice;
import io.pvit.model.torch.Processor;
import io.pvit.model.torch.TensorScope;

/** The arithmetic of a forward pass. */
public enum Precision {
  /** Every operation in 32-bit floats. */
  FLOAT32("float32"),

  /**
   * The blocks' linear layers and attention in bfloat16; norms, poolings, what is added up along
   * the way, and heads in float32. For processors that are made for it.
   */
  BFLOAT16("bfloat16");

  private final String text;

  Precision(String text) {
    this.text = text;
  }

  /** The precision of that name, as configurations and detections write it. */
  public static Precision of(String text) {
    for (Precision precision : values()) {
      if (precision.text.equals(text)) {
        return precision;
      }
    }
    throw new IllegalArgumentException("precision must be float32 or bfloat16, was '" + text + "'");
  }

  /** The name in configurations and detections. */
  public String text() {
    return text;
  }

  /** Refuses bfloat16 where it would be slower than float32. */
  void requireSupport(ComputeDevice device, Processor processor) {
    if (this == BFLOAT16 && device.equals(ComputeDevice.CPU) && !processor.isMadeForBfloat16()) {
      throw new PrecisionUnsupported(
          "precision bfloat16 needs a processor with avx512_bf16 or amx_bf16, %s has neither;"
                  .formatted(processor.name())
              + " set precision to float32");
    }
  }

  /** Weights as its passes want them; those of the scope that this replaces are freed. */
  Weights prepared(PvitNetwork network, Weights weights, TensorScope scope) {
    if (this == FLOAT32) {
      return weights;
    }
    Weights prepared = network.forMixedPrecision(weights, scope);
    network.parameters().stream()
        .map(ParameterSpec::name)
        .filter(name -> prepared.get(name) != weights.get(name))
        .forEach(name -> weights.get(name).close());
    return prepared;
  }

  /** A pass that only predicts. */
  Pass pass(Weights weights, TensorScope scope) {
    Pass pass = Pass.inference(weights, scope);
    return this == BFLOAT16 ? pass.inMixedPrecision() : pass;
  }
}
