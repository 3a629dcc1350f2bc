package io.pvit.model.torch;

import ai.djl.engine.EngineException;

/**
 * The native library could not do what it was asked: out of memory, a lost GPU, or a kernel that
 * does not fit its arguments. The message is its own, in one line; the cause has all of it.
 */
public final class TorchFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final String WITHIN_A_KERNEL = "RuntimeError:";

  TorchFailed(EngineException cause) {
    super(line(String.valueOf(cause.getMessage())), cause);
  }

  /** A kernel's trace ends with the reason; everything else begins with it. */
  private static String line(String message) {
    return message
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(WITHIN_A_KERNEL))
        .reduce((first, last) -> last)
        .map(line -> line.substring(WITHIN_A_KERNEL.length()).strip())
        .or(() -> message.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst())
        .orElse("no reason given");
  }
}
