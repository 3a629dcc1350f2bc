package io.pvit.ingest;

/** Hears how a run is getting on, on the reading thread; it must not wait. */
@FunctionalInterface
public interface IngestListener {

  /** Hears nothing. */
  IngestListener NONE = figures -> {};

  /** After every window delivered. */
  void progressed(IngestFigures figures);
}
