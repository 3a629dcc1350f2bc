package io.pvit.inference.rollout;

import io.pvit.inference.network.ActionNetwork;
import io.pvit.inference.network.ClipAnswer;
import io.pvit.inference.network.DecodedWindow;
import io.pvit.inference.network.WindowDecoder;
import io.pvit.inference.network.WindowPictures;
import io.pvit.model.Clip;
import io.pvit.model.InputContract;
import io.pvit.schemas.CanaryFigures;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.clip.ClipRule;
import io.pvit.schemas.clip.ClipShape;
import io.pvit.schemas.clip.ClipState;
import io.pvit.schemas.clip.ClipStep;
import io.pvit.schemas.clip.ClipStep.Verdict;
import io.pvit.schemas.clip.WindowFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Shows recorded windows to two checkpoints, clip by clip, as inference would have cut them, and
 * counts how far their answers agree. One thread's.
 */
public final class Rehearsal {

  private final ActionNetwork stable;
  private final ActionNetwork candidate;
  private final LongSupplier nanoTicker;
  private final ClipRule rule;
  private final WindowDecoder decoder;
  private final Map<String, ClipState> states = new HashMap<>();
  private final Map<String, List<WindowPictures>> pictures = new HashMap<>();
  private final TreeMap<String, AnswerAgreement.Counts> byAction = new TreeMap<>();
  private final List<Double> stableMs = new ArrayList<>();
  private final List<Double> candidateMs = new ArrayList<>();

  /**
   * @throws IllegalArgumentException when the two want other clips
   */
  public Rehearsal(ActionNetwork stable, ActionNetwork candidate, LongSupplier nanoTicker) {
    InputContract contract = stable.card().contract();
    if (!candidate.card().contract().equals(contract)) {
      throw new IllegalArgumentException(
          "one wants clips as %s and the other as %s"
              .formatted(contract, candidate.card().contract()));
    }
    this.stable = stable;
    this.candidate = candidate;
    this.nanoTicker = nanoTicker;
    this.rule =
        new ClipRule(
            ClipShape.of(contract.frames(), contract.keyFrame(), contract.frameIntervalUs()));
    this.decoder = new WindowDecoder(contract);
  }

  /** Takes a window; those of a camera come in the order of their offsets. */
  public void take(FrameWindow window, long offset) {
    String camera = window.cameraId();
    ClipStep step =
        rule.step(states.getOrDefault(camera, ClipState.initial()), WindowFacts.of(window), offset);
    states.put(camera, step.state());
    if (step.verdict() == Verdict.DUPLICATE) {
      return;
    }
    boolean usable =
        step.verdict() == Verdict.BEGINS
            || step.verdict() == Verdict.GROWS
            || step.verdict() == Verdict.COMPLETES;
    if (usable && decoder.decode(window, offset) instanceof DecodedWindow.Pictures it) {
      List<WindowPictures> run =
          new ArrayList<>(
              step.verdict() == Verdict.BEGINS
                  ? List.of()
                  : pictures.getOrDefault(camera, List.of()));
      run.add(it.pictures());
      if (step.verdict() == Verdict.COMPLETES) {
        watch(run);
      }
      run.removeIf(each -> !step.state().run().contains(each.offset()));
      pictures.put(camera, run);
    } else {
      // What inference could not look at is no part of a clip there either.
      pictures.remove(camera);
      states.computeIfPresent(camera, (id, state) -> state.interrupted());
    }
  }

  /** What came of it so far. */
  public RehearsalReport report() {
    return new RehearsalReport(
        stable.card().checkpointSha256(),
        candidate.card().checkpointSha256(),
        states.size(),
        stableMs.size(),
        Map.copyOf(byAction),
        RehearsalReport.Latency.of(stableMs),
        RehearsalReport.Latency.of(candidateMs));
  }

  /** The same as a canary is judged by; a checkpoint that fails on a clip ends the rehearsal. */
  public CanaryFigures figures() {
    AnswerAgreement.Counts all = report().total();
    return new CanaryFigures(
        candidateMs.size(),
        0,
        candidateMs.size(),
        stableMs.stream().mapToDouble(Double::doubleValue).sum(),
        candidateMs.stream().mapToDouble(Double::doubleValue).sum(),
        all.stable(),
        all.candidate(),
        all.agreed());
  }

  private void watch(List<WindowPictures> run) {
    Clip clip = new Clip(run.stream().flatMap(each -> each.frames().stream()).toList());
    boolean stableFirst = stableMs.size() % 2 == 0;
    ClipAnswer first =
        stableFirst ? ask(stable, clip, stableMs) : ask(candidate, clip, candidateMs);
    ClipAnswer second =
        stableFirst ? ask(candidate, clip, candidateMs) : ask(stable, clip, stableMs);
    AnswerAgreement.of(stableFirst ? first : second, stableFirst ? second : first)
        .byAction()
        .forEach((name, counts) -> byAction.merge(name, counts, AnswerAgreement.Counts::plus));
  }

  private ClipAnswer ask(ActionNetwork network, Clip clip, List<Double> tookMs) {
    long begun = nanoTicker.getAsLong();
    ClipAnswer answer = network.watch(List.of(clip)).get(0);
    tookMs.add((nanoTicker.getAsLong() - begun) / 1e6);
    return answer;
  }
}
