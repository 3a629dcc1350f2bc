package io.pvit.inference.kafka;

import java.util.Optional;

/** Says what a test has it say; at first, that everything is worked off. */
final class TestingBacklog implements Backlog {

  private Optional<Standing> standing = Optional.of(new Standing(0, Long.MAX_VALUE));
  private boolean broken;
  private int questions;

  /** The topic ends here, and the application has committed up to there. */
  void is(long endOffset, long workedOffTo) {
    standing = Optional.of(new Standing(endOffset, workedOffTo));
  }

  /** The broker does not answer. */
  void isUnknown() {
    standing = Optional.empty();
  }

  /** Asking it throws. */
  void isBroken() {
    broken = true;
  }

  /** How often it was asked. */
  int questions() {
    return questions;
  }

  @Override
  public Optional<Standing> standing(int partition) {
    questions++;
    if (broken) {
      throw new IllegalStateException("the backlog is broken");
    }
    return standing;
  }
}
