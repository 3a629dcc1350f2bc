package io.pvit.schemas.config;

import java.util.List;

/**
 * How a network is taught a published data set of real films beside synthetic scenes. Keys that
 * {@link TrainerConfig} has mean the same here.
 *
 * @param data where films and labels are
 * @param clip what is taken from a film
 * @param network what learns
 * @param batch clips of one step
 * @param schedule how long
 * @param optimizer how weights move
 * @param losses how much each task counts
 * @param augment how clips are varied
 * @param test how a film is judged
 */
public record RecipeConfig(
    Data data,
    ClipShape clip,
    Network network,
    MixedBatch batch,
    Schedule schedule,
    RecipeOptimizer optimizer,
    TrainerConfig.Losses losses,
    Augment augment,
    Test test) {

  /**
   * Where films and labels are.
   *
   * @param layout of the list
   * @param films directory that all frame directories lie in
   * @param annotations the list
   * @param labels what gives classes their numbers; empty where the list does
   * @param exclusions rows {@code video,second} that are left out; may be empty
   * @param proposals boxes of a detector; may be empty
   * @param leastProposalScore proposals below are left out, 0..1
   * @param cutAtSecond the second of a film that its first picture shows
   * @param classes of whole clips; 0 where people are labelled instead
   */
  public record Data(
      String layout,
      String films,
      String annotations,
      @MayBeEmpty String labels,
      @MayBeEmpty String exclusions,
      @MayBeEmpty String proposals,
      double leastProposalScore,
      double cutAtSecond,
      int classes) {
    public Data {
      Require.oneOf(
          List.of("classes", "ssv2", "something-else", "diving48", "ego4d", "ava"),
          "layout",
          layout);
      boolean needsLabels =
          layout.equals("ssv2") || layout.equals("something-else") || layout.equals("ava");
      Require.that(
          !needsLabels || !labels.isEmpty(), "labels", labels, "a file for the layout " + layout);
      Require.that(
          layout.equals("ava") || (exclusions.isEmpty() && proposals.isEmpty()),
          exclusions.isEmpty() ? "proposals" : "exclusions",
          exclusions.isEmpty() ? proposals : exclusions,
          "empty but for the layout ava");
      Require.that(
          leastProposalScore >= 0 && leastProposalScore <= 1,
          "leastProposalScore",
          leastProposalScore,
          "within 0..1");
      Require.that(cutAtSecond >= 0, "cutAtSecond", cutAtSecond, "at least 0 seconds");
      Require.that(
          layout.equals("ava") ? classes == 0 : classes >= 2,
          "classes",
          classes,
          layout.equals("ava") ? "0 for the layout ava, whose people have labels" : "at least 2");
    }
  }

  /**
   * What is taken from a film.
   *
   * @param frames of a clip
   * @param frameStep pictures from one frame to the next
   * @param picturesPerSecond of the film
   * @param height pixels
   * @param width pixels
   */
  public record ClipShape(
      int frames, int frameStep, double picturesPerSecond, int height, int width) {
    public ClipShape {
      Require.atLeast(1, "frames", frames);
      Require.atLeast(1, "frameStep", frameStep);
      Require.that(
          picturesPerSecond > 0 && picturesPerSecond <= 1000,
          "picturesPerSecond",
          picturesPerSecond,
          "above 0 and at most 1000");
      Require.within(8, 4096, "height", height);
      Require.within(8, 4096, "width", width);
    }

    /** From one frame to the next. */
    public long frameIntervalUs() {
      return Math.round(frameStep / picturesPerSecond * 1e6);
    }
  }

  /**
   * What learns.
   *
   * @param preset the architecture
   * @param method one of the models that the paper compares
   * @param regionHead whether it learns to score people whose boxes are given
   * @param start directory of the checkpoint to start from
   */
  public record Network(String preset, String method, boolean regionHead, String start) {}

  /**
   * Clips of one step.
   *
   * @param clipsPerPass computed together
   * @param passesPerStep passes whose gradients make one step
   * @param syntheticShare of the clips, 0..1
   */
  public record MixedBatch(int clipsPerPass, int passesPerStep, double syntheticShare) {
    public MixedBatch {
      Require.atLeast(1, "clipsPerPass", clipsPerPass);
      Require.atLeast(1, "passesPerStep", passesPerStep);
      Require.that(
          syntheticShare >= 0 && syntheticShare < 1,
          "syntheticShare",
          syntheticShare,
          "at least 0 and below 1");
    }
  }

  /**
   * How long, in passes over the real clips.
   *
   * @param epochs of the whole run
   * @param warmupEpochs until the peak of the learning rate
   */
  public record Schedule(double epochs, double warmupEpochs) {
    public Schedule {
      Require.that(epochs > 0, "epochs", epochs, "above 0");
      Require.that(
          warmupEpochs >= 0 && warmupEpochs < epochs,
          "warmupEpochs",
          warmupEpochs,
          "at least 0 and below schedule.epochs, which is " + epochs);
    }

    /** Steps of the whole run. */
    public long steps(long realClips, MixedBatch batch) {
      return stepsOf(epochs, realClips, batch);
    }

    /** Steps of the warm-up. */
    public long warmupSteps(long realClips, MixedBatch batch) {
      return stepsOf(warmupEpochs, realClips, batch);
    }

    private static long stepsOf(double epochs, long realClips, MixedBatch batch) {
      double perStep = batch.clipsPerPass() * batch.passesPerStep() * (1 - batch.syntheticShare());
      return (long) Math.ceil(epochs * realClips / perStep);
    }
  }

  /**
   * How weights move.
   *
   * @param kind adamw or sgd
   * @param peakRate learning rate after the warm-up
   * @param endRate learning rate at the end
   * @param weightDecay share of a weight that goes each step, per unit of learning rate
   * @param momentum of sgd: share of the old in its running sum; without use for adamw
   * @param beta1 of adamw: share of the old in the mean of gradients; without use for sgd
   * @param beta2 of adamw: share of the old in that of their squares; without use for sgd
   * @param maxGradientNorm longer gradients are shortened to it
   * @param averageDecay share of the old in the average of weights
   */
  public record RecipeOptimizer(
      String kind,
      double peakRate,
      double endRate,
      double weightDecay,
      double momentum,
      double beta1,
      double beta2,
      double maxGradientNorm,
      double averageDecay) {
    public RecipeOptimizer {
      Require.oneOf(List.of("adamw", "sgd"), "kind", kind);
      Require.that(peakRate > 0, "peakRate", peakRate, "above 0");
      Require.that(
          endRate >= 0 && endRate <= peakRate, "endRate", endRate, "within 0..optimizer.peakRate");
      Require.that(weightDecay >= 0, "weightDecay", weightDecay, "at least 0");
      share("momentum", momentum);
      share("beta1", beta1);
      share("beta2", beta2);
      Require.that(maxGradientNorm > 0, "maxGradientNorm", maxGradientNorm, "above 0");
      share("averageDecay", averageDecay);
    }

    private static void share(String key, double value) {
      Require.that(value >= 0 && value < 1, key, value, "at least 0 and below 1");
    }
  }

  /**
   * How clips are varied.
   *
   * @param shortSideFrom least short side of the scaled picture that the clip is cut from, pixels
   * @param shortSideTo largest, pixels
   * @param mirror whether half of the clips are seen in a mirror
   */
  public record Augment(int shortSideFrom, int shortSideTo, boolean mirror) {
    public Augment {
      Require.atLeast(1, "shortSideFrom", shortSideFrom);
      Require.that(
          shortSideTo >= shortSideFrom,
          "shortSideTo",
          shortSideTo,
          "at least augment.shortSideFrom, which is " + shortSideFrom);
    }
  }

  /**
   * How a film is judged.
   *
   * @param clips of it, spread over time
   * @param crops of each clip, side by side
   */
  public record Test(int clips, int crops) {
    public Test {
      Require.atLeast(1, "clips", clips);
      Require.within(1, 3, "crops", crops);
    }
  }

  public RecipeConfig {
    Require.that(
        augment.shortSideFrom() >= Math.min(clip.height(), clip.width()),
        "augment.shortSideFrom",
        augment.shortSideFrom(),
        "at least the short side of the clip, which is " + Math.min(clip.height(), clip.width()));
    Require.that(
        !data.layout().equals("ava") || network.regionHead(),
        "network.regionHead",
        network.regionHead(),
        "true for the layout ava, whose boxes it learns from");
    Require.that(
        !data.layout().equals("ego4d") || data.classes() == clip.frames() + 1,
        "data.classes",
        data.classes(),
        "one more than clip.frames for the layout ego4d, which is " + (clip.frames() + 1));
  }
}
