package io.pvit.model.net;

/** What records of settings have in common: they refuse bad values. */
public final class Setting {

  private Setting() {}

  /**
   * Refuses what does not hold.
   *
   * @param otherwise names key and value, and what was expected
   */
  public static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
