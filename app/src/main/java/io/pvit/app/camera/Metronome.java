package io.pvit.app.camera;

import java.util.concurrent.TimeUnit;

/** The time of one showing, from its first picture on. */
interface Metronome {

  /** How long ago the showing began, microseconds. */
  long nowUs();

  /** Returns once so much of the showing is over. */
  void await(long timeUs) throws InterruptedException;

  /** As time goes by on the wall, from this call on. */
  static Metronome realTime() {
    long begin = System.nanoTime();
    return new Metronome() {
      @Override
      public long nowUs() {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin);
      }

      @Override
      public void await(long timeUs) throws InterruptedException {
        TimeUnit.MICROSECONDS.sleep(timeUs - nowUs());
      }
    };
  }
}
