package io.pvit.trainer.scene.world;

/** How a surface goes from its first colour (0) to its second (1), by local place over scale. */
public enum Pattern {
  PLAIN(0) {
    @Override
    public double weight(double x, double y, double z) {
      return 0;
    }
  },
  BANDS(0.5) {
    @Override
    public double weight(double x, double y, double z) {
      return part(y) < 0.5 ? 0 : 1;
    }
  },
  STRIPES(0.6) {
    @Override
    public double weight(double x, double y, double z) {
      return part(x + z) < 0.4 ? 0 : 1;
    }
  },
  CHECKS(0.5) {
    @Override
    public double weight(double x, double y, double z) {
      return (part(x + z) < 0.5) == (part(y - z) < 0.5) ? 0 : 1;
    }
  },
  PLAID(0.35) {
    @Override
    public double weight(double x, double y, double z) {
      return (part(x + z) < 0.35 ? 0.5 : 0) + (part(y) < 0.35 ? 0.5 : 0);
    }
  },
  DOTS(0.19) {
    @Override
    public double weight(double x, double y, double z) {
      double u = part(x + z) - 0.5;
      double v = part(y + 0.3 * z) - 0.5;
      return u * u + v * v < 0.06 ? 1 : 0;
    }
  },
  TILES(0.1) {
    @Override
    public double weight(double x, double y, double z) {
      return part(x) < 0.05 || part(z) < 0.05 ? 1 : 0;
    }
  },
  PLANKS(0.23) {
    @Override
    public double weight(double x, double y, double z) {
      double row = Math.floor(x);
      return part(x) < 0.06 ? 1 : part(z * 0.17 + row * 0.37) < 0.5 ? 0 : 0.35;
    }
  },
  BRICKS(0.17) {
    @Override
    public double weight(double x, double y, double z) {
      double course = Math.floor(y);
      return part(y) < 0.12 || part((x + z) * 0.4 + course * 0.5) < 0.06 ? 1 : 0;
    }
  },
  WINDOWS(0.25) {
    @Override
    public double weight(double x, double y, double z) {
      double u = part(x + z);
      double v = part(y);
      return u > 0.25 && u < 0.75 && v > 0.3 && v < 0.8 ? 1 : 0;
    }
  };

  private final double mean;

  Pattern(double mean) {
    this.mean = mean;
  }

  public abstract double weight(double x, double y, double z);

  /** What it looks like from too far to tell apart. */
  public double mean() {
    return mean;
  }

  private static double part(double value) {
    return value - Math.floor(value);
  }
}
