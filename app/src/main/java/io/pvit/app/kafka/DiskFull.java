package io.pvit.app.kafka;

import org.jspecify.annotations.Nullable;

/** Knows the operating system's words for a full disk. */
public final class DiskFull {

  private DiskFull() {}

  /** True when the failure, or one of its causes, was for want of space. */
  public static boolean saysSo(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String words = String.valueOf(cause.getMessage());
      if (words.contains("No space left") || words.contains("Disk quota exceeded")) {
        return true;
      }
    }
    return false;
  }
}
