package io.pvit.inference.network;

/** A window's pictures, or the reason why they cannot be used. */
public sealed interface DecodedWindow {

  /** All its pictures. */
  record Pictures(WindowPictures pictures) implements DecodedWindow {}

  /** Which of its pictures is bad, and how. */
  record Refused(String reason) implements DecodedWindow {}
}
