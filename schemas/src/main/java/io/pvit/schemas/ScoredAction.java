package io.pvit.schemas;

/**
 * An action and how sure the network is of it.
 *
 * @param actionId AVA v2.2 id, 1..80
 * @param name the action's name in the label map
 * @param score 0..1
 */
public record ScoredAction(int actionId, String name, double score) {
  public ScoredAction {
    Refuse.notAnActionId("actionId", actionId);
    Refuse.blank("name", name);
    Refuse.outsideUnit("score", score);
  }
}
