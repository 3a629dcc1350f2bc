package io.pvit.inference.kafka;

import java.util.OptionalLong;

/** Says what a test has it say; at first, that everything is worked off. */
final class TestingBacklog implements Backlog {

  private OptionalLong end = OptionalLong.of(0);
  private long workedOff = Long.MAX_VALUE;

  /** The topic ends here, and the application has committed up to there. */
  void is(long endOffset, long workedOffTo) {
    end = OptionalLong.of(endOffset);
    workedOff = workedOffTo;
  }

  /** The broker does not answer. */
  void isUnknown() {
    end = OptionalLong.empty();
  }

  @Override
  public OptionalLong end(int partition) {
    return end;
  }

  @Override
  public boolean workedOff(int partition, long offset) {
    return workedOff >= offset;
  }
}
