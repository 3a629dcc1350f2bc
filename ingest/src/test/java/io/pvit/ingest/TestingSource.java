package io.pvit.ingest;

import io.pvit.ingest.source.Damage;
import io.pvit.ingest.source.FrameSize;
import io.pvit.ingest.source.Picture;
import io.pvit.ingest.source.PictureSource;
import io.pvit.ingest.source.Reading;
import io.pvit.ingest.source.StreamFacts;
import io.pvit.schemas.exit.StopException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;

/** A source whose pictures are scripted; a picture's JPEG is its number. */
final class TestingSource implements PictureSource {

  static final FrameSize SIZE = new FrameSize(64, 48);

  private final StreamFacts facts;
  private final Deque<Reading> readings = new ArrayDeque<>();
  private Reading last = new Reading.Over();
  private Runnable meanwhile = () -> {};
  private Optional<StopException> refusal = Optional.empty();
  private boolean cancelled;
  private byte pictures;
  int openPictures;
  boolean closed;

  TestingSource(boolean live, long intervalUs) {
    facts = new StreamFacts(live, intervalUs, "scripted");
  }

  TestingSource pictures(int count, long stepUs) {
    for (int i = 0; i < count; i++) {
      picture(i * stepUs, stepUs, SIZE);
    }
    return this;
  }

  TestingSource at(long... timesUs) {
    for (long timeUs : timesUs) {
      picture(timeUs, 0, SIZE);
    }
    return this;
  }

  TestingSource picture(long timeUs, long durationUs, FrameSize size) {
    readings.add(new Reading.Pictured(new Scripted(pictures++, timeUs, durationUs, size)));
    return this;
  }

  /** Something that happens before every picture. */
  TestingSource meanwhile(Runnable event) {
    meanwhile = event;
    return this;
  }

  TestingSource endingWith(Reading reading) {
    last = reading;
    return this;
  }

  /** Cannot be opened. */
  TestingSource refusing(StopException why) {
    refusal = Optional.of(why);
    return this;
  }

  @Override
  public StreamFacts open() {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    return facts;
  }

  @Override
  public Reading next() {
    if (cancelled) {
      return new Reading.Cancelled();
    }
    meanwhile.run();
    Reading next = readings.poll();
    if (next == null) {
      return last;
    }
    openPictures++;
    return next;
  }

  @Override
  public Damage damage() {
    return Damage.NONE;
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  @Override
  public void close() {
    closed = true;
  }

  private final class Scripted implements Picture {
    private final byte number;
    private final long timeUs;
    private final long durationUs;
    private final FrameSize size;
    private boolean open = true;

    Scripted(byte number, long timeUs, long durationUs, FrameSize size) {
      this.number = number;
      this.timeUs = timeUs;
      this.durationUs = durationUs;
      this.size = size;
    }

    @Override
    public OptionalLong streamTimeUs() {
      return OptionalLong.of(timeUs);
    }

    @Override
    public long durationUs() {
      return durationUs;
    }

    @Override
    public FrameSize size() {
      return size;
    }

    @Override
    public ByteBuffer jpeg(FrameSize target) {
      if (!open) {
        throw new IllegalStateException("picture " + number + " is closed");
      }
      return ByteBuffer.wrap(new byte[] {number});
    }

    @Override
    public void close() {
      if (!open) {
        throw new IllegalStateException("picture " + number + " is closed twice");
      }
      open = false;
      openPictures--;
    }
  }
}
