package io.pvit.app.camera;

import io.pvit.schemas.Box;
import io.pvit.trainer.sample.SceneLabels;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.label.PersonTruth;
import io.pvit.trainer.scene.render.Maps;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A scene as a camera shows it, and what is true of it.
 *
 * @param pictures (Y, X, 3) sRGB bytes each
 * @param truth of as many pictures
 */
record ActedScene(List<ByteBuffer> pictures, Acted truth) {
  ActedScene {
    pictures = List.copyOf(pictures);
    if (pictures.size() != truth.pictures().size()) {
      throw new IllegalArgumentException(
          "every picture has its truth, was "
              + pictures.size()
              + " and "
              + truth.pictures().size());
    }
  }

  /** Those count as seen that the network is taught to see. */
  static ActedScene of(Clip clip) {
    Maps maps = clip.maps();
    int pictureBytes = 3 * maps.height() * maps.width();
    double least = SceneLabels.LEAST_HEIGHT * maps.height();
    List<ByteBuffer> pictures = new ArrayList<>();
    List<List<ActedPerson>> truth = new ArrayList<>();
    for (int i = 0; i < maps.frames(); i++) {
      pictures.add(maps.rgb().slice(i * pictureBytes, pictureBytes));
      truth.add(
          clip.truth().get(i).stream()
              .filter(person -> person.visible().bottom() - person.visible().top() >= least)
              .map(person -> acted(person, maps))
              .toList());
    }
    return new ActedScene(pictures, new Acted(truth));
  }

  private static ActedPerson acted(PersonTruth person, Maps maps) {
    Box box =
        new Box(
            person.visible().left() / maps.width(),
            person.visible().top() / maps.height(),
            person.visible().right() / maps.width(),
            person.visible().bottom() / maps.height());
    return new ActedPerson(
        box, person.actions().stream().map(Action::avaId).collect(Collectors.toSet()));
  }
}
