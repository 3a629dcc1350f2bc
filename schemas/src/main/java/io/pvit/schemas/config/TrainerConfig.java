package io.pvit.schemas.config;

import java.util.List;

/**
 * How a network is trained.
 *
 * @param run the run as a whole
 * @param network what learns
 * @param compute what it computes on
 * @param batch clips of one step
 * @param optimizer how weights move
 * @param losses how much each task counts
 * @param scenes the clips that are rendered
 * @param faults what happens when a step goes wrong
 */
public record TrainerConfig(
    Run run,
    Network network,
    Compute compute,
    Batch batch,
    Optimizer optimizer,
    Losses losses,
    Scenes scenes,
    Faults faults) {

  /**
   * The run as a whole.
   *
   * @param directory where state, figures and checkpoints lie
   * @param seed of first weights, dropout and augmentation
   * @param steps of the whole run
   * @param saveEverySteps steps between two states that a stopped run resumes from
   * @param checkpointEverySteps steps between two checkpoints
   */
  public record Run(
      String directory, int seed, int steps, int saveEverySteps, int checkpointEverySteps) {
    public Run {
      Require.atLeast(1, "steps", steps);
      Require.atLeast(1, "saveEverySteps", saveEverySteps);
      Require.atLeast(1, "checkpointEverySteps", checkpointEverySteps);
    }
  }

  /**
   * What learns.
   *
   * @param preset the architecture
   * @param method one of the models that the paper compares
   * @param regionHead whether it also learns to score people whose boxes are given
   * @param poseMoments moments at which it also learns to tell everybody's joints; 0 for none
   * @param dropping whether parts are left out at random, as the architecture says
   * @param start directory of the checkpoint to start from; empty for random weights
   * @param clipHeight pixels of the clips that are learnt from; 0 for those that it will serve
   * @param clipWidth pixels of the clips that are learnt from; 0 for those that it will serve
   */
  public record Network(
      String preset,
      String method,
      boolean regionHead,
      int poseMoments,
      boolean dropping,
      @MayBeEmpty String start,
      int clipHeight,
      int clipWidth) {
    public Network {
      Require.within(0, 16, "poseMoments", poseMoments);
      requireSize("clipHeight", clipHeight);
      requireSize("clipWidth", clipWidth);
    }

    private static void requireSize(String key, int pixels) {
      Require.that(
          pixels == 0 || (pixels >= 32 && pixels % 32 == 0),
          key,
          pixels,
          "0 or a multiple of 32 pixels");
    }
  }

  /**
   * What it computes on.
   *
   * @param device auto, cpu, cuda or cuda:N
   * @param precision arithmetic of the blocks: float32 or bfloat16
   * @param threads processor threads of one operation; 0 for all cores
   * @param sampleThreads threads that make samples beside the step
   * @param recompute whether the backbone is computed again in the backward pass, block by block,
   *     instead of remembered
   */
  public record Compute(
      String device, String precision, int threads, int sampleThreads, boolean recompute) {
    public Compute {
      Require.that(
          device.matches("auto|cpu|cuda(:[0-9]{1,3})?"),
          "device",
          device,
          "auto, cpu, cuda or cuda:N");
      Require.oneOf(List.of("float32", "bfloat16"), "precision", precision);
      Require.atLeast(0, "threads", threads);
      Require.atLeast(1, "sampleThreads", sampleThreads);
    }
  }

  /**
   * Clips of one step.
   *
   * @param clipsPerPass computed together
   * @param passesPerStep passes whose gradients make one step
   */
  public record Batch(int clipsPerPass, int passesPerStep) {
    public Batch {
      Require.atLeast(1, "clipsPerPass", clipsPerPass);
      Require.atLeast(1, "passesPerStep", passesPerStep);
    }

    /** Clips of one step. */
    public int clipsPerStep() {
      return clipsPerPass * passesPerStep;
    }
  }

  /**
   * How weights move, with a warm-up and half a cosine.
   *
   * @param kind adamw or sgd
   * @param peakRate learning rate after the warm-up
   * @param endRate learning rate at the end
   * @param warmupSteps steps until the peak
   * @param weightDecay share of a weight that goes each step, per unit of learning rate
   * @param momentum of sgd: share of the old in the running sum of gradients
   * @param beta1 of adamw: share of the old in the mean of gradients
   * @param beta2 of adamw: share of the old in the mean of squared gradients
   * @param maxGradientNorm longer gradients are shortened to it
   * @param averageDecay share of the old in the average of weights, which is what is published
   */
  public record Optimizer(
      String kind,
      double peakRate,
      double endRate,
      int warmupSteps,
      double weightDecay,
      double momentum,
      double beta1,
      double beta2,
      double maxGradientNorm,
      double averageDecay) {
    public Optimizer {
      Require.oneOf(List.of("adamw", "sgd"), "kind", kind);
      Require.that(momentum >= 0 && momentum < 1, "momentum", momentum, "at least 0 and below 1");
      Require.that(peakRate > 0, "peakRate", peakRate, "above 0");
      Require.that(
          endRate >= 0 && endRate <= peakRate, "endRate", endRate, "within 0..optimizer.peakRate");
      Require.atLeast(0, "warmupSteps", warmupSteps);
      Require.that(weightDecay >= 0, "weightDecay", weightDecay, "at least 0");
      Require.that(beta1 >= 0 && beta1 < 1, "beta1", beta1, "at least 0 and below 1");
      Require.that(beta2 >= 0 && beta2 < 1, "beta2", beta2, "at least 0 and below 1");
      Require.that(maxGradientNorm > 0, "maxGradientNorm", maxGradientNorm, "above 0");
      Require.that(
          averageDecay >= 0 && averageDecay < 1,
          "averageDecay",
          averageDecay,
          "at least 0 and below 1");
    }
  }

  /**
   * How much each task counts.
   *
   * @param action of actions in given boxes and of whole clips
   * @param depth of distances
   * @param normals of surface normals
   * @param segmentation of classes of places
   * @param pose of joints
   * @param boxes of the box slots
   * @param actors of finding people and their actions
   * @param poses of everybody's joints at several moments
   */
  public record Losses(
      double action,
      double depth,
      double normals,
      double segmentation,
      double pose,
      double boxes,
      double actors,
      double poses) {
    public Losses {
      Require.that(action >= 0, "action", action, "at least 0");
      Require.that(depth >= 0, "depth", depth, "at least 0");
      Require.that(normals >= 0, "normals", normals, "at least 0");
      Require.that(segmentation >= 0, "segmentation", segmentation, "at least 0");
      Require.that(pose >= 0, "pose", pose, "at least 0");
      Require.that(boxes >= 0, "boxes", boxes, "at least 0");
      Require.that(actors >= 0, "actors", actors, "at least 0");
      Require.that(poses >= 0, "poses", poses, "at least 0");
    }
  }

  /**
   * The clips that are rendered.
   *
   * @param people most people in a scene
   * @param distinct how many different clips there are; 0 for no end
   * @param varied whether each is seen in another part, light and proportion every time
   */
  public record Scenes(int people, int distinct, boolean varied) {
    public Scenes {
      Require.within(1, 8, "people", people);
      Require.atLeast(0, "distinct", distinct);
    }
  }

  /**
   * What happens when a step goes wrong.
   *
   * @param spikeFactor a loss that many times its running mean is not learnt from
   * @param fallBackAfterSkips steps skipped in a row before the last good state is taken up again
   * @param giveUpAfterFallbacks times that it is taken up in a row before the run stops
   */
  public record Faults(double spikeFactor, int fallBackAfterSkips, int giveUpAfterFallbacks) {
    public Faults {
      Require.that(spikeFactor > 1, "spikeFactor", spikeFactor, "above 1");
      Require.atLeast(1, "fallBackAfterSkips", fallBackAfterSkips);
      Require.atLeast(1, "giveUpAfterFallbacks", giveUpAfterFallbacks);
    }
  }

  public TrainerConfig {
    Require.that(
        optimizer.warmupSteps() < run.steps(),
        "optimizer.warmupSteps",
        optimizer.warmupSteps(),
        "below run.steps, which is " + run.steps());
  }
}
