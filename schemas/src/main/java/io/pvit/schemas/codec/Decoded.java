package io.pvit.schemas.codec;

import java.util.function.Function;

/** What came of reading bytes: a value, or the reason why there is none. */
public sealed interface Decoded<T> {

  /**
   * The bytes held a value that its record accepts.
   *
   * @param value never null
   */
  record Ok<T>(T value) implements Decoded<T> {}

  /**
   * The bytes cannot be used.
   *
   * @param reason why, in words, for a dead letter
   */
  record Malformed<T>(String reason) implements Decoded<T> {}

  /** The one way to read it: both cases, and nothing forgotten. */
  default <R> R fold(Function<? super T, ? extends R> ok, Function<String, ? extends R> malformed) {
    if (this instanceof Ok<T> it) {
      return ok.apply(it.value());
    }
    return malformed.apply(((Malformed<T>) this).reason());
  }
}
