package io.pvit.inference.network;

import io.pvit.model.Clip;
import java.util.List;

/** Watches clips. Used by one thread at a time. */
public interface ActionNetwork extends AutoCloseable {

  /** What it is at this moment; its contract never changes. */
  NetworkCard card();

  /** Who does what in each clip; an answer does not depend on its neighbours. */
  List<ClipAnswer> watch(List<Clip> clips);

  /** Frees its memory. */
  @Override
  void close();
}
