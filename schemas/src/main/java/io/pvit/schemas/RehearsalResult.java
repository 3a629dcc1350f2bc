package io.pvit.schemas;

/**
 * What came of showing recorded windows to a checkpoint and to the one that served.
 *
 * @param againstSha256 what served
 * @param cameras whose windows were shown
 * @param figures of the clips shown to both; {@code served} is their number
 * @param author who rehearsed it
 * @param rehearsedAtUs when
 */
public record RehearsalResult(
    String againstSha256, int cameras, CanaryFigures figures, String author, long rehearsedAtUs) {
  public RehearsalResult {
    Refuse.notSha256("againstSha256", againstSha256);
    Refuse.negative("cameras", cameras);
    Refuse.blank("author", author);
    Refuse.negative("rehearsedAtUs", rehearsedAtUs);
  }
}
