/**
 * What stands between a candidate and the cameras: both are examined on the same clips, none of
 * which either learnt from, and the decision with its figures is written into the candidate's card,
 * whatever it is.
 */
@NullMarked
package io.pvit.trainer.gate;

import org.jspecify.annotations.NullMarked;
