package io.pvit.ingest.source;

import io.pvit.schemas.exit.StopException;

/** What came of asking a source for its next picture. */
public sealed interface Reading {

  /** A picture; whoever receives it closes it. */
  record Pictured(Picture picture) implements Reading {}

  /** The film is over. */
  record Over() implements Reading {}

  /**
   * The link broke or fell silent, and more may come another time.
   *
   * @param reason as it would stop a process that cannot wait
   */
  record Lost(StopException reason) implements Reading {}

  /** {@link PictureSource#cancel} was called. */
  record Cancelled() implements Reading {}
}
