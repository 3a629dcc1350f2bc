package io.pvit.model.frames;

/** A directory is not a frame directory, or a damaged one; the message names the file. */
public final class FrameDirectoryRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FrameDirectoryRefused(String sentence) {
    super(sentence);
  }

  FrameDirectoryRefused(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
