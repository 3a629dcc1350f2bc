package io.pvit.inference.rollout;

import io.pvit.inference.network.ActionNetwork;
import io.pvit.inference.network.CameraClip;
import io.pvit.inference.network.ClipAnswer;
import io.pvit.model.Clip;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has each camera's clips watched by the checkpoint that is the camera's: the stable one or, during
 * a canary, the candidate. Where the candidate fails, the stable one answers. Any thread may use
 * it; it closes neither.
 */
public final class CanaryNetwork implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(CanaryNetwork.class);

  private final ActionNetwork stable;
  private final SeenCameras cameras;
  private final Comparison comparison;
  private volatile Optional<Trial> trial = Optional.empty();

  /**
   * @param clipsToCompare by both checkpoints, under one plan
   * @param actionsToCompare that either sees in them; more clips are compared until then
   */
  public CanaryNetwork(
      ActionNetwork stable, int clipsToCompare, int actionsToCompare, LongSupplier nanoTicker) {
    this.stable = stable;
    this.cameras = new SeenCameras(nanoTicker);
    this.comparison = new Comparison(stable, clipsToCompare, actionsToCompare, nanoTicker);
  }

  /** One answer for each clip, in order; each names the checkpoint that gave it. */
  public List<ClipAnswer> watch(List<CameraClip> clips) {
    clips.forEach(each -> cameras.saw(each.cameraId()));
    Optional<Trial> now = trial;
    if (now.isEmpty() || clips.stream().noneMatch(each -> now.get().holds(each.cameraId()))) {
      return stable.watch(clips.stream().map(CameraClip::clip).toList());
    }
    return watch(clips, now.get());
  }

  SeenCameras cameras() {
    return cameras;
  }

  void begin(Trial next) {
    trial = Optional.of(next);
  }

  void end() {
    trial = Optional.empty();
  }

  Optional<Trial> trial() {
    return trial;
  }

  @Override
  public void close() {
    comparison.close();
  }

  private List<ClipAnswer> watch(List<CameraClip> clips, Trial now) {
    List<Boolean> onTrial = clips.stream().map(each -> now.holds(each.cameraId())).toList();
    Iterator<ClipAnswer> tried = tried(now, chosen(clips, onTrial, true)).iterator();
    List<Clip> others = chosen(clips, onTrial, false);
    Iterator<ClipAnswer> watched =
        (others.isEmpty() ? List.<ClipAnswer>of() : stable.watch(others)).iterator();
    return onTrial.stream().map(isTried -> isTried ? tried.next() : watched.next()).toList();
  }

  private static List<Clip> chosen(List<CameraClip> clips, List<Boolean> onTrial, boolean wanted) {
    Iterator<Boolean> choices = onTrial.iterator();
    return clips.stream().filter(each -> choices.next() == wanted).map(CameraClip::clip).toList();
  }

  private List<ClipAnswer> tried(Trial now, List<Clip> clips) {
    List<ClipAnswer> answers;
    try {
      answers = now.candidate().watch(clips);
    } catch (RuntimeException e) {
      // Nothing is lost by a bad candidate; if the device itself is gone, the stable one says so.
      log.warn("The candidate does not answer {} clips", clips.size(), e);
      now.tally().failed(clips.size());
      return stable.watch(clips);
    }
    now.tally().served(clips.size());
    clips.forEach(clip -> comparison.offer(now, clip));
    return answers;
  }
}
