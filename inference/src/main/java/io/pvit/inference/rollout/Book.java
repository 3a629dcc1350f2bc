package io.pvit.inference.rollout;

import io.pvit.schemas.CheckpointAnnouncement;
import io.pvit.schemas.CheckpointMessage;
import io.pvit.schemas.RolloutPlan;
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
}
