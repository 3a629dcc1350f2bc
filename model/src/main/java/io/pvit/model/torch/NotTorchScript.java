package io.pvit.model.torch;

import java.nio.file.Path;

/** A file that was to be a module of TorchScript is none. */
public final class NotTorchScript extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotTorchScript(Path file, Throwable cause) {
    super("%s is not a TorchScript module: write one with torch.jit.save".formatted(file), cause);
  }
}
