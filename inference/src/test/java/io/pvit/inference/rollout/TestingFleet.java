package io.pvit.inference.rollout;

import io.pvit.schemas.CanaryFigures;
import io.pvit.schemas.CheckpointAnnouncement;
import io.pvit.schemas.InferenceStatus;
import io.pvit.schemas.RehearsalResult;
import io.pvit.schemas.RolloutPhase;
import io.pvit.schemas.RolloutPlan;
import io.pvit.schemas.RolloutReport;
import io.pvit.schemas.config.InferenceConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Literal plans, announcements and statuses. */
final class TestingFleet {

  static final String OLD = "0".repeat(64);
  static final String NEW = "1".repeat(64);
  static final String NEWER = "2".repeat(64);
  static final long NOW = 1_000_000;

  private TestingFleet() {}

  static InferenceConfig.Rollout policy(String policy) {
    return new InferenceConfig.Rollout(policy, "none", 50, 5, 100, 20, 0, 1.5, 3, 0.3);
  }

  /** By which no candidate begins that was not rehearsed. */
  static InferenceConfig.Rollout demanding(String policy) {
    return new InferenceConfig.Rollout(policy, "required", 50, 5, 100, 20, 0, 1.5, 3, 0.3);
  }

  /** The new checkpoint was shown recorded windows beside the old one. */
  static Book rehearsed(CanaryFigures figures) {
    return new Book(
        Optional.empty(),
        List.of(
            announced(OLD), announced(NEW).with(new RehearsalResult(OLD, 2, figures, "eve", NOW))));
  }

  static CheckpointAnnouncement announced(String sha) {
    return new CheckpointAnnouncement(sha, "file:///" + sha, 1, "micro", "ava-v2.2", Map.of(), 0);
  }

  static RolloutPlan plan(
      long epoch, RolloutPhase phase, String stable, Optional<String> candidate, int permille) {
    return new RolloutPlan(
        epoch,
        stable,
        candidate,
        permille,
        "salt",
        "because",
        "i1",
        NOW,
        phase,
        permille,
        Optional.empty(),
        Optional.empty());
  }

  static RolloutPlan loading(long epoch) {
    return new RolloutPlan(
        epoch,
        OLD,
        Optional.of(NEW),
        0,
        "salt",
        "because",
        "i1",
        NOW,
        RolloutPhase.LOADING,
        50,
        Optional.empty(),
        Optional.empty());
  }

  static RolloutPlan canary(long epoch, int permille) {
    return plan(epoch, RolloutPhase.CANARY, OLD, Optional.of(NEW), permille);
  }

  static Book book(RolloutPlan plan) {
    return new Book(Optional.of(plan), List.of(announced(OLD), announced(NEW)));
  }

  /** Ready with the candidate, under a plan. */
  static InferenceStatus ready(String id, long epoch, int lowestDraw, CanaryFigures figures) {
    return status(id, epoch, Optional.of(NEW), Optional.empty(), lowestDraw, figures);
  }

  static InferenceStatus refusing(String id, long epoch, String why) {
    return status(id, epoch, Optional.empty(), Optional.of(why), 1000, CanaryFigures.NONE);
  }

  static InferenceStatus serving(String id, String sha) {
    return serving(id, sha, false);
  }

  static InferenceStatus serving(String id, String sha, boolean rehearsalRequired) {
    return new InferenceStatus(
        id,
        0,
        sha,
        true,
        true,
        List.of(),
        1,
        NOW,
        Optional.of(
            new RolloutReport(
                Optional.empty(),
                Optional.empty(),
                0,
                1000,
                CanaryFigures.NONE,
                "",
                Optional.empty(),
                rehearsalRequired)),
        List.of());
  }

  /** Ready with the candidate, and serving another than the plan's by default. */
  static InferenceStatus strayed(String id, long epoch, String why) {
    return new InferenceStatus(
        id,
        epoch,
        NEWER,
        true,
        true,
        List.of(),
        1,
        NOW,
        Optional.of(
            new RolloutReport(
                Optional.of(NEW),
                Optional.empty(),
                1,
                7,
                CanaryFigures.NONE,
                "",
                Optional.of(why),
                false)),
        List.of());
  }

  private static InferenceStatus status(
      String id,
      long epoch,
      Optional<String> candidate,
      Optional<String> refusal,
      int lowestDraw,
      CanaryFigures figures) {
    return new InferenceStatus(
        id,
        epoch,
        OLD,
        true,
        true,
        List.of(),
        1,
        NOW,
        Optional.of(
            new RolloutReport(
                candidate, refusal, 1, lowestDraw, figures, "", Optional.empty(), false)),
        List.of());
  }

  /** Of so many clips, with nothing against the candidate. */
  static CanaryFigures good(long clips) {
    return new CanaryFigures(clips, 0, clips, 100, 110, 80, 90, 70);
  }
}
