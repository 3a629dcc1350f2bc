package io.pvit.trainer.scene.disk;

import java.nio.file.Path;

/**
 * A clip on disk that is damaged or says what cannot be; the message names the file and the key.
 */
public final class ClipRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ClipRefused(Path file, String why) {
    super(file + ": " + why);
  }

  ClipRefused(Path file, String why, Throwable cause) {
    super(file + ": " + why, cause);
  }
}
