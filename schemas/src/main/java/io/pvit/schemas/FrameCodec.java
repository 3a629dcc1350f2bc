package io.pvit.schemas;

/** How the pictures of a window are coded. */
public enum FrameCodec {
  /** Each picture a JPEG of its own. */
  JPEG
}
