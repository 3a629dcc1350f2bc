package io.pvit.inference.kafka;

import java.util.OptionalLong;

/** How much of a partition of windows is still to be worked off. Any thread may use it. */
interface Backlog {

  /**
   * The offset behind everything that is committed there at this moment; empty when the broker does
   * not say.
   */
  OptionalLong end(int partition);

  /** True when nothing before that offset is left to this application; false when in doubt. */
  boolean workedOff(int partition, long end);
}
