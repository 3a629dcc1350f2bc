package io.pvit.model.checkpoint;

/**
 * An action that the network scores.
 *
 * @param id its number, which never changes its meaning
 * @param name its name
 */
public record Label(int id, String name) {
  public Label {
    if (id < 1) {
      throw new IllegalArgumentException("id must be >= 1, was " + id);
    }
    if (name.isBlank()) {
      throw new IllegalArgumentException("name must not be blank");
    }
  }
}
