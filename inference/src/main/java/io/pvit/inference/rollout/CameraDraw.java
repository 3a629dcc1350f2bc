package io.pvit.inference.rollout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Which cameras a roll-out tries its candidate on: a camera's draw depends on nothing but its id
 * and the roll-out's, so every process agrees on it, today and after a restart.
 */
public final class CameraDraw {

  /** One more than any draw. */
  public static final int NONE = 1000;

  private CameraDraw() {}

  /** Evenly spread over 0..999; the camera is in every share that is greater. */
  public static int of(String salt, String cameraId) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((salt + "/" + cameraId).getBytes(StandardCharsets.UTF_8));
      return (int) Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), NONE);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
