package io.pvit.inference.rollout;

import io.pvit.schemas.RolloutPlan;

/** What the coordinator does next. */
public sealed interface Step {

  /** Puts another plan in force. */
  record Write(RolloutPlan plan) implements Step {}

  /** Leaves the plan as it is, for the reason given. */
  record Wait(String sentence) implements Step {}
}
