package io.pvit.model.learn;

import io.pvit.model.torch.Tensor;
import java.util.List;
import java.util.Map;

/** Moves parameters by their gradients, and remembers some. Belongs to the thread that learns. */
public sealed interface Optimizer extends AutoCloseable permits AdamW, Sgd {

  /**
   * Moves every parameter.
   *
   * @param gradients one for each parameter, in their order
   */
  void step(List<Tensor> gradients, double learningRate);

  /** How many steps were made. */
  long steps();

  /** What it remembers of each parameter, by name. The next step changes them. */
  Map<String, Tensor> state();

  /**
   * Goes on where another of its kind stopped.
   *
   * @param steps that it had made
   * @param saved its state
   */
  void restore(long steps, Map<String, Tensor> saved);

  @Override
  void close();
}
