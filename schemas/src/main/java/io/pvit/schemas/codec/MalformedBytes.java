package io.pvit.schemas.codec;

import java.io.IOException;

/** Bytes that cannot be what they claim; the message says why, for a dead letter. */
final class MalformedBytes extends IOException {

  private static final long serialVersionUID = 1L;

  MalformedBytes(String reason) {
    super(reason);
  }
}
