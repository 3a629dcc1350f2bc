package io.pvit.ingest;

import io.pvit.ingest.source.Damage;
import io.pvit.ingest.source.PictureSource;
import io.pvit.ingest.source.Reading;
import io.pvit.ingest.source.StreamFacts;
import io.pvit.schemas.exit.StopException;

/**
 * A source that tells of every picture's arrival before anything is done with it, and to which a
 * refusal in the midst of reading is a loss like any other: whoever keeps on watching tries again.
 */
final class HeardSource implements PictureSource {

  private final PictureSource source;
  private final Runnable arrived;

  HeardSource(PictureSource source, Runnable arrived) {
    this.source = source;
    this.arrived = arrived;
  }

  @Override
  public StreamFacts open() {
    return source.open();
  }

  @Override
  public Reading next() {
    Reading reading = read();
    if (reading instanceof Reading.Pictured it) {
      try {
        arrived.run();
      } catch (RuntimeException e) {
        it.picture().close();
        throw e;
      }
    }
    return reading;
  }

  private Reading read() {
    try {
      return source.next();
    } catch (StopException e) {
      return new Reading.Lost(e);
    }
  }

  @Override
  public Damage damage() {
    return source.damage();
  }

  @Override
  public void cancel() {
    source.cancel();
  }

  @Override
  public void close() {
    source.close();
  }
}
