package io.pvit.inference.kafka;

import java.util.Optional;

/** How much of a partition of windows is still to be worked off. Any thread may use it. */
interface Backlog {

  /** Where a partition stands at this moment; empty when the broker does not say. */
  Optional<Standing> standing(int partition);

  /**
   * Where a partition stands.
   *
   * @param end the offset behind everything that is committed there
   * @param workedOff nothing before this offset is left to this application
   */
  record Standing(long end, long workedOff) {}
}
