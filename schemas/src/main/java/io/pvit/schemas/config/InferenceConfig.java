package io.pvit.schemas.config;

import io.pvit.schemas.OverloadPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the inference service works.
 *
 * @param kafka where the windows come from and the events go
 * @param applicationId the same for all processes that share the work
 * @param instanceId this process among them
 * @param stateDirectory what this process may lose without harm lies here
 * @param checkpoint the network
 * @param streams the threads and the transactions
 * @param batch how clips share a forward pass
 * @param overload what happens when it cannot keep up
 * @param events when an action becomes an event
 * @param tracking how actors keep their id
 * @param rollout how checkpoints replace each other while it runs
 */
public record InferenceConfig(
    KafkaConfig kafka,
    String applicationId,
    String instanceId,
    String stateDirectory,
    CheckpointConfig checkpoint,
    Streams streams,
    Batch batch,
    Overload overload,
    Events events,
    Tracking tracking,
    Rollout rollout) {

  /**
   * The network.
   *
   * @param directory of the checkpoint to start with
   * @param device what it computes on: auto, cpu, cuda or cuda:N
   * @param precision arithmetic of the forward pass
   * @param threads processor threads of one forward pass; 0 for all cores
   */
  public record CheckpointConfig(String directory, String device, String precision, int threads) {
    public CheckpointConfig {
      Require.that(
          device.matches("auto|cpu|cuda(:[0-9]{1,3})?"),
          "device",
          device,
          "auto, cpu, cuda or cuda:N");
      Require.oneOf(List.of("float32", "bfloat16"), "precision", precision);
      Require.atLeast(0, "threads", threads);
    }

    /** The same for a checkpoint that lies elsewhere. */
    public CheckpointConfig at(String otherDirectory) {
      return new CheckpointConfig(otherDirectory, device, precision, threads);
    }
  }

  /**
   * The threads and the transactions of Kafka Streams.
   *
   * @param threads at most as many as the windows topic has partitions are of use
   * @param commitIntervalMs how often results become readable
   * @param sessionTimeoutMs how long a silent process keeps its partitions
   * @param transactionTimeoutMs after which the broker ends a transaction nobody ended
   * @param groupProtocol classic or streams
   * @param drainMs how long the process takes at most to end in order
   */
  public record Streams(
      int threads,
      int commitIntervalMs,
      int sessionTimeoutMs,
      int transactionTimeoutMs,
      String groupProtocol,
      int drainMs) {
    public Streams {
      Require.atLeast(1, "threads", threads);
      Require.atLeast(1, "commitIntervalMs", commitIntervalMs);
      Require.atLeast(1, "sessionTimeoutMs", sessionTimeoutMs);
      Require.that(
          transactionTimeoutMs > commitIntervalMs,
          "transactionTimeoutMs",
          transactionTimeoutMs,
          "above streams.commitIntervalMs, which is " + commitIntervalMs);
      Require.oneOf(List.of("classic", "streams"), "groupProtocol", groupProtocol);
      Require.atLeast(1000, "drainMs", drainMs);
    }
  }

  /**
   * How clips share a forward pass.
   *
   * @param maxClips most clips in one pass, which a GPU computes together; all are answered when
   *     the last is
   * @param patienceMs how long the first clip waits for company
   * @param timeoutMs how long a clip waits for its answer before the process stops
   */
  public record Batch(int maxClips, int patienceMs, int timeoutMs) {
    public Batch {
      Require.atLeast(1, "maxClips", maxClips);
      Require.atLeast(0, "patienceMs", patienceMs);
      Require.that(
          timeoutMs > patienceMs,
          "timeoutMs",
          timeoutMs,
          "above batch.patienceMs, which is " + patienceMs);
    }
  }

  /**
   * What happens when inference cannot keep up with a camera.
   *
   * @param policy block, thin or drop-oldest, where the camera's definition does not say
   * @param beginMs a camera that is further behind is overloaded
   * @param endMs until it is no further behind than this
   * @param thinAtMost at the worst, one clip of so many is watched
   */
  public record Overload(String policy, int beginMs, int endMs, int thinAtMost) {
    public Overload {
      Require.oneOf(List.of("block", "thin", "drop-oldest"), "policy", policy);
      Require.atLeast(1000, "beginMs", beginMs);
      Require.that(
          endMs >= 0 && endMs < beginMs,
          "endMs",
          endMs,
          "0 or more and below overload.beginMs, which is " + beginMs);
      Require.within(2, 100, "thinAtMost", thinAtMost);
    }

    /** The policy as a camera's definition says it. */
    public OverloadPolicy usual() {
      return OverloadPolicy.valueOf(policy.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * When an action becomes an event.
   *
   * @param startAfterClips clips in a row with it before it starts
   * @param endAfterClips clips in a row without it before it ends
   * @param updateEveryClips clips between two updates
   * @param minDurationMs how long an action must have lasted before it starts
   * @param cooldownMs how long after an end the same actor's same action starts no other event
   * @param cameraSilenceMs after which the events of a camera end that sends nothing
   * @param evidence whether starts and ends carry the picture of their key frame
   * @param evidenceMaxBytes larger pictures are only referred to
   * @param classThresholds scores of single actions, {@code ID:START/END, …}
   */
  public record Events(
      int startAfterClips,
      int endAfterClips,
      int updateEveryClips,
      int minDurationMs,
      int cooldownMs,
      int cameraSilenceMs,
      boolean evidence,
      int evidenceMaxBytes,
      @MayBeEmpty String classThresholds) {

    private static final int DAY_MS = 86_400_000;

    /** With a third more for Base64, a record stays below the usual limit of a broker, 1 MiB. */
    private static final int MOST_EVIDENCE_BYTES = 700_000;

    public Events {
      Require.atLeast(1, "startAfterClips", startAfterClips);
      Require.atLeast(1, "endAfterClips", endAfterClips);
      Require.atLeast(1, "updateEveryClips", updateEveryClips);
      Require.within(0, DAY_MS, "minDurationMs", minDurationMs);
      Require.within(0, DAY_MS, "cooldownMs", cooldownMs);
      Require.within(1000, DAY_MS, "cameraSilenceMs", cameraSilenceMs);
      Require.within(1024, MOST_EVIDENCE_BYTES, "evidenceMaxBytes", evidenceMaxBytes);
      ClassThresholds.parse("classThresholds", classThresholds);
    }

    /** The scores of single actions by their ids; all others are as the checkpoint says. */
    public Map<Integer, ClassThresholds> ofClass() {
      return ClassThresholds.parse("classThresholds", classThresholds);
    }
  }

  /**
   * How actors keep their id.
   *
   * @param minIou least overlap with the actor's last box, 0..1
   * @param reach how far a person may come in a second, in square roots of the box's area
   * @param maxMissedClips clips in a row without the actor before the id is given up
   */
  public record Tracking(double minIou, double reach, int maxMissedClips) {
    public Tracking {
      Require.that(minIou >= 0 && minIou <= 1, "minIou", minIou, "within 0..1");
      Require.that(reach >= 0 && reach <= 10, "reach", reach, "within 0..10");
      Require.atLeast(0, "maxMissedClips", maxMissedClips);
    }
  }

  /**
   * How checkpoints replace each other while it runs.
   *
   * @param policy none, by-hand, automatic or at-once
   * @param rehearsal none, or required where no candidate begins whose rehearsal does not hold
   * @param canaryPermille share of the cameras that a candidate begins with, where no person says
   * @param raiseFactor how many times the share before the next share is
   * @param clipsPerShare clips to compare before a share is judged
   * @param minActions actions that either checkpoint must see before their number and agreement are
   *     judged
   * @param maxFailures clips that the candidate may fail on
   * @param maxSlowdown how many times the stable checkpoint's time it may take
   * @param maxRateChange how many times more or fewer actions it may see
   * @param minAgreement least share of the actions that both must see, 0..1
   */
  public record Rollout(
      String policy,
      String rehearsal,
      int canaryPermille,
      int raiseFactor,
      int clipsPerShare,
      int minActions,
      int maxFailures,
      double maxSlowdown,
      double maxRateChange,
      double minAgreement) {
    public Rollout {
      Require.oneOf(List.of("none", "by-hand", "automatic", "at-once"), "policy", policy);
      Require.oneOf(List.of("none", "required"), "rehearsal", rehearsal);
      Require.within(1, 1000, "canaryPermille", canaryPermille);
      Require.atLeast(2, "raiseFactor", raiseFactor);
      Require.atLeast(1, "clipsPerShare", clipsPerShare);
      Require.atLeast(0, "minActions", minActions);
      Require.atLeast(0, "maxFailures", maxFailures);
      Require.that(maxSlowdown >= 1, "maxSlowdown", maxSlowdown, "at least 1");
      Require.that(maxRateChange >= 1, "maxRateChange", maxRateChange, "at least 1");
      Require.that(
          minAgreement >= 0 && minAgreement <= 1, "minAgreement", minAgreement, "within 0..1");
    }

    /** Whether the checkpoints topic is followed at all. */
    public boolean follows() {
      return !policy.equals("none");
    }

    /** Whether only a candidate begins whose rehearsal holds. */
    public boolean rehearsalRequired() {
      return rehearsal.equals("required");
    }
  }

  public InferenceConfig {
    Require.that(
        applicationId.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
        "applicationId",
        applicationId,
        "1 to 64 letters, digits, '.', '_' or '-'");
    Require.that(
        batch.timeoutMs() < streams.transactionTimeoutMs(),
        "batch.timeoutMs",
        batch.timeoutMs(),
        "below streams.transactionTimeoutMs, which is " + streams.transactionTimeoutMs());
  }
}
