package io.pvit.ingest.source;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * One decoded picture, held until closed; used and closed by the thread that reads its source.
 *
 * <p>Most pictures are never looked at: scaling and coding cost only where {@link #jpeg} is asked.
 */
public interface Picture extends AutoCloseable {

  /** Where the stream says the picture belongs, in microseconds from an origin of its own. */
  OptionalLong streamTimeUs();

  /** How long the picture stands, in microseconds; 0 when the stream does not say. */
  long durationUs();

  /** Its size in the stream. */
  FrameSize size();

  /** The picture at this size, as a JPEG. */
  ByteBuffer jpeg(FrameSize size);

  @Override
  void close();
}
