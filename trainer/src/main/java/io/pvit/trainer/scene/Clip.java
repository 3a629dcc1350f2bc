package io.pvit.trainer.scene;

import io.pvit.trainer.scene.camera.Lens;
import io.pvit.trainer.scene.label.PersonTruth;
import io.pvit.trainer.scene.render.Maps;
import java.util.List;

/** A synthetic clip and its truth: for every frame who is there, where, how, and doing what. */
public record Clip(Lens lens, double framesPerSecond, Maps maps, List<List<PersonTruth>> truth) {

  public Clip {
    truth = truth.stream().map(List::copyOf).toList();
    if (truth.size() != maps.frames()) {
      throw new IllegalArgumentException(
          "a clip has truth for every frame, was " + truth.size() + " of " + maps.frames());
    }
  }

  /** As a mirror shows it: every label goes along. Mirrored twice it is the same. */
  public Clip mirrored() {
    List<List<PersonTruth>> mirror =
        truth.stream()
            .map(frame -> frame.stream().map(p -> p.mirrored(maps.width())).toList())
            .toList();
    return new Clip(lens, framesPerSecond, maps.mirrored(), mirror);
  }
}
