package io.pvit.trainer.scene.motion;

/** How time runs from one posture to the next. */
public enum Ease {
  /** Starts and ends at rest, acceleration too (quintic smoothstep). */
  SMOOTH {
    @Override
    double weight(double u) {
      return u * u * u * (u * (u * 6 - 15) + 10);
    }
  },
  /** Starts at rest and does not stop: something falls or strikes. */
  STRIKE {
    @Override
    double weight(double u) {
      return u * u;
    }
  },
  /** Comes at speed and settles. */
  SETTLE {
    @Override
    double weight(double u) {
      return u * (2 - u);
    }
  };

  abstract double weight(double u);

  double clamped(double u) {
    return weight(Math.max(0, Math.min(1, u)));
  }
}
