package io.pvit.trainer.scene.stage;

import io.pvit.trainer.scene.body.Figure;
import io.pvit.trainer.scene.body.Person;
import io.pvit.trainer.scene.motion.Script;
import io.pvit.trainer.scene.world.Place;
import io.pvit.trainer.scene.world.Solid;
import java.util.ArrayList;
import java.util.List;

/** A person with a script, what they handle and what is there for them. */
public record Actor(
    Person person, Script script, List<Property> properties, List<Setpiece> setpieces) {

  public Actor {
    properties = List.copyOf(properties);
    setpieces = List.copyOf(setpieces);
  }

  public Figure figure(double seconds) {
    return person.figure(script.posture(seconds), script.ground(seconds));
  }

  /** Body, props and what moves of their set pieces; flying things stay within the place. */
  public List<Solid> solids(Figure figure, double seconds, Place place) {
    List<Solid> solids = new ArrayList<>(person.solids(figure));
    for (Property property : properties) {
      property.at(this, figure, seconds, place.roomMetres()).ifPresent(solids::add);
    }
    for (Setpiece piece : setpieces) {
      solids.addAll(piece.moving(seconds));
    }
    return solids;
  }
}
