package io.pvit.model.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A running SHA-256. */
public final class Sha256 {

  private final MessageDigest digest;

  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The digest of a whole file. */
  public static String of(Path file) throws IOException {
    Sha256 whole = new Sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] part = new byte[1 << 16];
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        whole.digest.update(part, 0, read);
      }
    }
    return whole.hex();
  }

  /** Adds the buffer's remaining bytes; its position does not move. */
  Sha256 add(ByteBuffer bytes) {
    digest.update(bytes.duplicate());
    return this;
  }

  Sha256 add(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /** The digest of all bytes so far, in hexadecimal; starts anew. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
