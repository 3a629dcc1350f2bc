package io.pvit.inference.rollout;

import io.pvit.inference.network.ActionNetwork;

/**
 * A candidate beside what serves by default.
 *
 * @param candidate warm
 * @param salt of the roll-out
 * @param permille cameras with a lower draw are the candidate's
 * @param tally of what it does
 */
record Trial(ActionNetwork candidate, String salt, int permille, TrialTally tally) {

  boolean holds(String cameraId) {
    return CameraDraw.of(salt, cameraId) < permille;
  }
}
