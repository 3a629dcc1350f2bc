package io.pvit.trainer.scene.stage;

import io.pvit.trainer.scene.body.Figure;
import io.pvit.trainer.scene.body.Person;
import io.pvit.trainer.scene.motion.Script;
import io.pvit.trainer.scene.world.Solid;
import java.util.ArrayList;
import java.util.List;

/** A person with a script and what they handle. */
public record Actor(Person person, Script script, List<Property> properties) {

  public Actor {
    properties = List.copyOf(properties);
  }

  public Figure figure(double seconds) {
    return person.figure(script.posture(seconds), script.ground(seconds));
  }

  public List<Solid> solids(Figure figure, double seconds) {
    List<Solid> solids = new ArrayList<>(person.solids(figure));
    for (Property property : properties) {
      property.at(this, figure, seconds).ifPresent(solids::add);
    }
    return solids;
  }
}
