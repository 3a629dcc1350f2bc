package io.pvit.trainer.scene;

/**
 * Which clip it is. The purpose is part of the type and of the seed's two highest bits: no clip of
 * one purpose can ever be a clip of another.
 */
public sealed interface ClipSeed {

  /** From 0. */
  long number();

  /** Unique over all purposes. */
  long bits();

  /** A clip to learn from. */
  record Training(long number) implements ClipSeed {
    public Training {
      require(number);
    }

    @Override
    public long bits() {
      return number;
    }
  }

  /** A clip to be judged by, never learnt from. */
  record Evaluation(long number) implements ClipSeed {
    public Evaluation {
      require(number);
    }

    @Override
    public long bits() {
      return 1L << 62 | number;
    }
  }

  /** A clip to be shown. */
  record Demo(long number) implements ClipSeed {
    public Demo {
      require(number);
    }

    @Override
    public long bits() {
      return 2L << 62 | number;
    }
  }

  private static void require(long number) {
    if (number < 0 || number >= 1L << 62) {
      throw new IllegalArgumentException(
          "seed number must be within 0 and 2^62 - 1, was " + number);
    }
  }
}
