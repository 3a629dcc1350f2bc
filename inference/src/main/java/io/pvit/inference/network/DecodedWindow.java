package io.pvit.inference.network;

import java.util.function.Function;

/** A window's pictures, or the reason why they cannot be used. */
public sealed interface DecodedWindow {

  /** All its pictures. */
  record Pictures(WindowPictures pictures) implements DecodedWindow {}

  /** Which of its pictures is bad, and how. */
  record Refused(String reason) implements DecodedWindow {}

  /** Handles both cases. */
  default <R> R fold(Function<WindowPictures, R> pictures, Function<String, R> refused) {
    if (this instanceof Pictures it) {
      return pictures.apply(it.pictures());
    }
    return refused.apply(((Refused) this).reason());
  }
}
