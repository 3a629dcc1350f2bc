package io.pvit.trainer.scene;

/**
 * Where clips come from, made or read. A source serves one purpose, by type: whoever learns cannot
 * ask it for what is kept to judge by.
 *
 * <p>Any thread may ask; the same seed gives the same clip.
 */
@FunctionalInterface
public interface ClipSource<S extends ClipSeed> {
  Clip clip(S seed);
}
