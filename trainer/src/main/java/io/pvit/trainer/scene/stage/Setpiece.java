package io.pvit.trainer.scene.stage;

import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.motion.Worked;
import io.pvit.trainer.scene.world.Solid;
import io.pvit.trainer.scene.world.Workpiece;
import java.util.ArrayList;
import java.util.List;

/** A thing that is there for one actor. */
public sealed interface Setpiece {

  /** What never moves. */
  List<Solid> standing();

  /** What does, at a time of the script. */
  List<Solid> moving(double seconds);

  /** Points of the ground it takes at a time of the script. */
  List<Vec3> footing(double seconds);

  /** Something to sit on. */
  record Seat(List<Solid> standing, Vec3 middle) implements Setpiece {
    public Seat {
      standing = List.copyOf(standing);
    }

    @Override
    public List<Solid> moving(double seconds) {
      return List.of();
    }

    @Override
    public List<Vec3> footing(double seconds) {
      return List.of(middle);
    }
  }

  /** Something opened, pushed or pulled; the act that does so begins at a time, on its ground. */
  record Driven(Workpiece piece, Worked worked, Pose ground, double from) implements Setpiece {

    @Override
    public List<Solid> standing() {
      return piece.standing(at(from));
    }

    @Override
    public List<Solid> moving(double seconds) {
      return piece.moving(at(seconds));
    }

    @Override
    public List<Vec3> footing(double seconds) {
      List<Vec3> points = new ArrayList<>();
      for (Vec3 point : worked.apparatus().footing()) {
        points.add(at(seconds).toWorld(point));
        if (worked.apparatus().kind().hinged()) {
          points.add(at(from).toWorld(point));
        }
      }
      return points;
    }

    private Pose at(double seconds) {
      return ground.times(worked.at(seconds - from));
    }
  }
}
