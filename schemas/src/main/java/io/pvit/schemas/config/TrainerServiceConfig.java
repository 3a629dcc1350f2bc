package io.pvit.schemas.config;

import java.net.URI;
import java.util.Optional;

/**
 * How the trainer works as a service: from corrections to published checkpoints, in rounds.
 *
 * @param kafka where labels come from and announcements go
 * @param applicationId the consumer group of the labels
 * @param directory where rounds and labelled clips lie
 * @param recipe path, beside this configuration, of the one that a round learns by
 * @param checkpoint directory of the checkpoint to begin with, where none has been announced
 * @param store where published checkpoints lie
 * @param replay labelled clips
 * @param rounds how rounds go
 * @param gate what a candidate must reach
 * @param load what is left to inference on the same machine
 */
public record TrainerServiceConfig(
    KafkaConfig kafka,
    String applicationId,
    String directory,
    String recipe,
    String checkpoint,
    Store store,
    Replay replay,
    Rounds rounds,
    Gate gate,
    Load load) {

  /**
   * Where published checkpoints lie.
   *
   * @param location a folder that all processes see, or s3://bucket/prefix
   * @param region of a bucket
   * @param endpoint address of a bucket that is not Amazon's; may be empty
   */
  public record Store(String location, String region, @MayBeEmpty String endpoint) {
    public Store {
      Require.addressOrEmpty("endpoint", endpoint);
    }

    /** The address of a bucket that is not Amazon's. */
    public Optional<URI> endpointUri() {
      return endpoint.isEmpty() ? Optional.empty() : Optional.of(URI.create(endpoint));
    }
  }

  /**
   * Labelled clips.
   *
   * @param maxClips kept at most
   * @param share of them among the samples of a round, 0..1
   */
  public record Replay(int maxClips, double share) {
    public Replay {
      Require.atLeast(1, "maxClips", maxClips);
      Require.that(share >= 0 && share <= 1, "share", share, "within 0..1");
    }
  }

  /**
   * How rounds go.
   *
   * @param steps of one round
   * @param count of rounds before the service ends; 0 for no end
   * @param progressEverySeconds between two records of progress
   */
  public record Rounds(int steps, int count, int progressEverySeconds) {
    public Rounds {
      Require.atLeast(1, "steps", steps);
      Require.atLeast(0, "count", count);
      Require.atLeast(1, "progressEverySeconds", progressEverySeconds);
    }
  }

  /**
   * What a candidate must reach.
   *
   * @param against directory of a checkpoint to hold candidates against; empty for the serving one
   * @param scenes held-back synthetic clips that are asked
   * @param frameMapMargin how much lower the mean may be
   * @param classMargin how much lower a class may be
   * @param leastTruths a class that fewer people do is not judged alone
   * @param slowness how many times the time of the other it may take
   */
  public record Gate(
      @MayBeEmpty String against,
      int scenes,
      double frameMapMargin,
      double classMargin,
      int leastTruths,
      double slowness) {
    public Gate {
      Require.atLeast(1, "scenes", scenes);
      Require.that(
          frameMapMargin >= 0 && frameMapMargin <= 1,
          "frameMapMargin",
          frameMapMargin,
          "within 0..1");
      Require.that(classMargin >= 0 && classMargin <= 1, "classMargin", classMargin, "within 0..1");
      Require.atLeast(1, "leastTruths", leastTruths);
      Require.that(slowness >= 1, "slowness", slowness, "at least 1");
    }
  }

  /**
   * What is left to inference on the same machine.
   *
   * @param share of the time that steps may take, above 0 and at most 1
   * @param inferenceApplicationId whose delay is watched; may be empty
   * @param maxLagWindows windows that inference may be behind before the trainer waits
   */
  public record Load(double share, @MayBeEmpty String inferenceApplicationId, int maxLagWindows) {
    public Load {
      Require.that(share > 0 && share <= 1, "share", share, "above 0 and at most 1");
      Require.atLeast(1, "maxLagWindows", maxLagWindows);
    }
  }

  public TrainerServiceConfig {
    Require.that(
        applicationId.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
        "applicationId",
        applicationId,
        "1 to 64 letters, digits, '.', '_' or '-'");
  }
}
