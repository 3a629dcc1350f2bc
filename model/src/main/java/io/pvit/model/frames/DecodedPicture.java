package io.pvit.model.frames;

import java.util.function.Function;

/** Pixels, or the reason why there are none. A bad picture is data, not a failure of ours. */
public sealed interface DecodedPicture {

  /** The picture. */
  record Pixels(FramePixels frame) implements DecodedPicture {}

  /** Why the bytes are no picture that we accept. */
  record Refused(String reason) implements DecodedPicture {}

  /** Handles both cases. */
  default <R> R fold(Function<FramePixels, R> pixels, Function<String, R> refused) {
    if (this instanceof Pixels it) {
      return pixels.apply(it.frame());
    }
    return refused.apply(((Refused) this).reason());
  }
}
