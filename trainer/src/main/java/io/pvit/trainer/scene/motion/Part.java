package io.pvit.trainer.scene.motion;

import io.pvit.trainer.scene.geometry.Pose;
import java.util.List;

/**
 * What one of the cast does, and where they start in the frame of the routine.
 *
 * @param seatMetres height of the seat they need behind them, 0 for none
 */
public record Part(Pose start, List<Act> acts, double seatMetres) {
  public Part {
    acts = List.copyOf(acts);
  }
}
