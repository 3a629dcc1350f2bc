package io.pvit.schemas.clip;

/**
 * What a window meant for its camera.
 *
 * @param state where the camera stands now
 * @param verdict what the window was
 * @param detail why it does not fit, in words; empty otherwise
 */
public record ClipStep(ClipState state, Verdict verdict, String detail) {

  /** What a window can be. */
  public enum Verdict {
    /** The last window of a clip; the others are the run of the state before. */
    COMPLETES,
    /** It follows the window before, and more are needed. */
    GROWS,
    /** The first window of a run: nothing before it may be in a clip with it. */
    BEGINS,
    /** Seen before; the camera stands where it stood. */
    DUPLICATE,
    /** The marker that ends an epoch. */
    MARKER,
    /** No clip uses it, as is right for the last of an epoch. */
    UNUSED,
    /** The first of its epoch that does not meet the shape: to be said once, then UNUSED. */
    NOT_FITTING
  }
}
