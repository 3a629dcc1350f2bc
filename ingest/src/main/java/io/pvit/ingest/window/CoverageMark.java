package io.pvit.ingest.window;

import io.pvit.schemas.CoverageSpan;

/**
 * Where coverage goes on.
 *
 * @param untilUs up to when it says what was watched; 0 where nobody says so
 * @param blindFor why nobody has watched since then; {@link CoverageSpan.Reason#NONE} where
 *     somebody does
 */
public record CoverageMark(long untilUs, CoverageSpan.Reason blindFor) {

  /** Of a camera that nobody is to watch. */
  public static final CoverageMark NONE = new CoverageMark(0, CoverageSpan.Reason.NONE);
}
