package io.pvit.schemas.clip;

import io.pvit.schemas.clip.ClipState.Fit;
import io.pvit.schemas.clip.ClipStep.Verdict;
import java.util.Optional;

/**
 * A clip is so many consecutive windows of one epoch, of one size, without a gap and with times
 * that do not run backwards; every window that has enough of them before it completes one.
 *
 * <p>A topic that was made anew begins from nothing: its sequences say nothing of those of before.
 */
public final class ClipRule {

  private final ClipShape shape;

  public ClipRule(ClipShape shape) {
    this.shape = shape;
  }

  /** Takes the camera one window further; {@code offset} is where the window lies in its topic. */
  public ClipStep step(ClipState remembered, WindowFacts window, long offset) {
    ClipState before = remembered.continuesAt(offset) ? remembered : ClipState.initial();
    if (window.sequence() <= before.lastSequence()) {
      return new ClipStep(before, Verdict.DUPLICATE, "");
    }
    ClipState here = before.inEpochOf(window);
    if (window.marker()) {
      return new ClipStep(here.passed(window.sequence(), offset, here.fit()), Verdict.MARKER, "");
    }
    Optional<String> misfit = misfit(here, window);
    if (misfit.isPresent()) {
      ClipState refused = here.passed(window.sequence(), offset, Fit.REFUSED);
      return here.fit() == Fit.REFUSED
          ? new ClipStep(refused, Verdict.UNUSED, "")
          : new ClipStep(refused, Verdict.NOT_FITTING, misfit.get());
    }
    if (window.frames() < shape.framesPerWindow()) {
      Fit fit = here.fit() == Fit.REFUSED ? Fit.REFUSED : Fit.ONE_SHORT;
      return new ClipStep(here.passed(window.sequence(), offset, fit), Verdict.UNUSED, "");
    }
    return join(follows(here, window) ? here : here.interrupted(), window, offset);
  }

  private ClipStep join(ClipState here, WindowFacts window, long offset) {
    ClipState joined = here.joined(window, offset, shape.windowsPerClip() - 1);
    if (here.run().size() == shape.windowsPerClip() - 1) {
      return new ClipStep(joined, Verdict.COMPLETES, "");
    }
    return new ClipStep(joined, here.run().isEmpty() ? Verdict.BEGINS : Verdict.GROWS, "");
  }

  private static boolean follows(ClipState here, WindowFacts window) {
    return !window.discontinuity()
        && window.sequence() == here.lastSequence() + 1
        && window.fromUs() >= here.toUs()
        && window.width() == here.width()
        && window.height() == here.height();
  }

  private Optional<String> misfit(ClipState here, WindowFacts window) {
    if (window.frameIntervalUs() != shape.frameIntervalUs()) {
      return Optional.of(
          "frames are %d us apart, the checkpoint wants %d us"
              .formatted(window.frameIntervalUs(), shape.frameIntervalUs()));
    }
    boolean secondShort = window.frames() < shape.framesPerWindow() && here.fit() == Fit.ONE_SHORT;
    if (window.frames() > shape.framesPerWindow() || secondShort) {
      return Optional.of(
          "windows have %d frames, the checkpoint wants %d"
              .formatted(window.frames(), shape.framesPerWindow()));
    }
    return Optional.empty();
  }
}
