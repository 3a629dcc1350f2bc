package io.pvit.inference.rollout;

import io.pvit.schemas.CheckpointAnnouncement;
import io.pvit.schemas.CheckpointMessage;
import io.pvit.schemas.RolloutPlan;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the checkpoints topic says, up to some record.
 *
 * @param plan the one in force
 * @param announced newest last, each checkpoint once
 */
public record Book(Optional<RolloutPlan> plan, List<CheckpointAnnouncement> announced) {

  static final int SHORTEST_SHA = 4;

  /** Before the first record. */
  public static final Book EMPTY = new Book(Optional.empty(), List.of());

  public Book {
    announced = List.copyOf(announced);
  }

  /** After one more record; a plan that is not newer than the one in force changes nothing. */
  public Book with(CheckpointMessage message) {
    if (message instanceof RolloutPlan next) {
      return next.rolloutEpoch() > epoch() ? new Book(Optional.of(next), announced) : this;
    }
    CheckpointAnnouncement newest = (CheckpointAnnouncement) message;
    List<CheckpointAnnouncement> all = new ArrayList<>(announced);
    all.removeIf(each -> each.sha256().equals(newest.sha256()));
    all.add(newest);
    return new Book(plan, all);
  }

  /** Of the plan in force; 0 before the first. */
  public long epoch() {
    return plan.map(RolloutPlan::rolloutEpoch).orElse(0L);
  }

  /** Where a checkpoint lies. */
  public Optional<CheckpointAnnouncement> announcement(String sha256) {
    return announced.stream().filter(each -> each.sha256().equals(sha256)).findFirst();
  }

  /** What was announced last. */
  public Optional<CheckpointAnnouncement> newest() {
    return announced.isEmpty()
        ? Optional.empty()
        : Optional.of(announced.get(announced.size() - 1));
  }

  /** Of two checkpoints the one that was announced later; one that never was is the older. */
  String newer(String one, String other) {
    return place(other) > place(one) ? other : one;
  }

  private int place(String sha256) {
    return announced.stream().map(CheckpointAnnouncement::sha256).toList().indexOf(sha256);
  }

  /**
   * The announced checkpoint that a person means, maybe by the beginning of its digest.
   *
   * @throws StopException when there is none, or more than one
   */
  public String expand(String sha) {
    List<String> found =
        sha.length() < SHORTEST_SHA
            ? List.of()
            : announced.stream()
                .map(CheckpointAnnouncement::sha256)
                .filter(each -> each.startsWith(sha))
                .toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.size() > 1) {
      throw new StopException(
          ExitCode.CHECKPOINT,
          "%d announced checkpoints begin with '%s': say more of the digest."
              .formatted(found.size(), sha));
    }
    throw new StopException(
        ExitCode.CHECKPOINT,
        "No checkpoint '%s' is announced (%s): `pvit rollout announce DIR` does that."
            .formatted(
                sha,
                newest()
                    .map(newest -> "the newest is " + newest.sha256().substring(0, 12))
                    .orElse("none is")));
  }
}
