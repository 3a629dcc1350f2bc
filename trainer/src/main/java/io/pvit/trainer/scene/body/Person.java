package io.pvit.trainer.scene.body;

import io.pvit.trainer.scene.geometry.Extent;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.label.SceneClass;
import io.pvit.trainer.scene.world.Solid;
import java.util.List;

/** A body with its clothes; track is its number in labels and masks, from 1. */
public record Person(int track, Proportions body, Wardrobe wardrobe) {

  private static final double SKIN_METRES = 1e-9;
  private static final int ATTEMPTS = 10;

  public Person {
    if (track < 1) {
      throw new IllegalArgumentException("person track must be >= 1, was " + track);
    }
  }

  /** In a posture over a ground frame; a body that would dip into the floor is raised on to it. */
  public Figure figure(Posture posture, Pose ground) {
    Skeleton skeleton = new Skeleton(body);
    double raised = 0;
    Figure figure = skeleton.figure(posture, ground, raised);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double sunk = -lowestOffFeet(figure);
      if (sunk <= SKIN_METRES) {
        return figure;
      }
      raised += sunk;
      figure = skeleton.figure(posture, ground, raised);
    }
    return figure;
  }

  public List<Solid> solids(Figure figure) {
    return new Flesh(this, figure).solids();
  }

  private double lowestOffFeet(Figure figure) {
    double lowest = Double.POSITIVE_INFINITY;
    for (Solid solid : solids(figure)) {
      boolean leg = solid.kind() == SceneClass.LEFT_LEG || solid.kind() == SceneClass.RIGHT_LEG;
      boolean shoe = leg && solid.material().equals(wardrobe.shoes());
      if (!shoe) {
        lowest = Math.min(lowest, Extent.lowest(solid.shape(), solid.pose()));
      }
    }
    return lowest;
  }
}
