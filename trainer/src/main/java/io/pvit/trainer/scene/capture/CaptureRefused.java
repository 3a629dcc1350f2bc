package io.pvit.trainer.scene.capture;

import java.nio.file.Path;

/** A capture or an index of captures that cannot be used; the message names file and line. */
public final class CaptureRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CaptureRefused(Path file, String why) {
    super(file + ": " + why);
  }

  CaptureRefused(Path file, int line, String why) {
    super(file + ":" + line + ": " + why);
  }

  CaptureRefused(Path file, String why, Throwable cause) {
    super(file + ": " + why, cause);
  }
}
