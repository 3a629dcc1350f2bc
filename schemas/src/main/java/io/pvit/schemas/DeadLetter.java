package io.pvit.schemas;

/**
 * A record that could not be used: where it lies and why. The bytes stay where they are.
 *
 * @param sourceTopic topic of the record
 * @param partition partition of the record
 * @param offset offset of the record
 * @param stage who refused it
 * @param reason why, in words
 * @param occurredAtUs when
 */
public record DeadLetter(
    String sourceTopic,
    int partition,
    long offset,
    String stage,
    String reason,
    long occurredAtUs) {
  public DeadLetter {
    Refuse.blank("sourceTopic", sourceTopic);
    Refuse.negative("partition", partition);
    Refuse.negative("offset", offset);
    Refuse.blank("stage", stage);
    Refuse.blank("reason", reason);
    Refuse.negative("occurredAtUs", occurredAtUs);
  }
}
