package io.pvit.app.camera;

import java.util.List;

/**
 * What is true of a scene.
 *
 * @param pictures by picture, whoever can be seen in it
 */
public record Acted(List<List<ActedPerson>> pictures) {
  public Acted {
    pictures = pictures.stream().map(List::copyOf).toList();
  }
}
