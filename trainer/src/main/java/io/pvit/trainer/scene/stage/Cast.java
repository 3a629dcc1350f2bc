package io.pvit.trainer.scene.stage;

import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.body.Person;
import io.pvit.trainer.scene.body.Proportions;
import io.pvit.trainer.scene.body.Wardrobe;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Rotation;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.motion.Act;
import io.pvit.trainer.scene.motion.Held;
import io.pvit.trainer.scene.motion.Part;
import io.pvit.trainer.scene.motion.Repertoire;
import io.pvit.trainer.scene.motion.Routine;
import io.pvit.trainer.scene.motion.Script;
import io.pvit.trainer.scene.random.RandomStream;
import io.pvit.trainer.scene.world.Furniture;
import io.pvit.trainer.scene.world.Rgb;
import io.pvit.trainer.scene.world.Solid;
import java.util.ArrayList;
import java.util.List;

/** Who is in a scene, and the seats they need. The first routine leads; the others come on top. */
record Cast(Action principal, List<Actor> actors, List<Solid> seats) {

  private static final double APART_METRES = 1.6;

  Cast {
    actors = List.copyOf(actors);
    seats = List.copyOf(seats);
  }

  Actor lead() {
    return actors.get(0);
  }

  static Cast draw(RandomStream random, ClipSpec spec) {
    List<Routine> allowed =
        Repertoire.all().stream().filter(r -> spec.actions().contains(r.principal())).toList();
    int people = 1 + random.named("people").below(spec.people());
    List<Actor> actors = new ArrayList<>();
    List<Solid> seats = new ArrayList<>();
    Routine lead = random.named("lead").pick(allowed);
    RandomStream places = random.named("places");
    for (int i = 0; i == 0 || actors.size() < people; i++) {
      RandomStream one = random.named("routine").numbered(i);
      Routine routine = i == 0 ? lead : one.pick(allowed);
      if (i > 0 && actors.size() + routine.people() > people) {
        if (allowed.stream().noneMatch(r -> r.people() == 1)) {
          break;
        }
        continue;
      }
      place(routine, one, free(places, actors), actors, seats);
    }
    return new Cast(lead.principal(), actors, seats);
  }

  /** A frame on the ground that keeps the starts of routines apart. */
  private static Pose free(RandomStream random, List<Actor> actors) {
    Pose pose = Pose.WORLD;
    for (int attempt = 0; attempt < 20; attempt++) {
      double wide = actors.isEmpty() ? 0.5 : 1.2 + 0.15 * attempt;
      pose =
          Pose.standing(
              random.uniform(-wide, wide), random.uniform(-wide, wide), random.uniform(-3.1, 3.1));
      Vec3 origin = pose.origin();
      if (actors.stream()
          .allMatch(a -> a.script().ground(0).origin().distance(origin) > APART_METRES)) {
        return pose;
      }
    }
    return pose;
  }

  private static void place(
      Routine routine, RandomStream random, Pose frame, List<Actor> actors, List<Solid> seats) {
    List<Person> persons = new ArrayList<>();
    for (int i = 0; i < routine.people(); i++) {
      RandomStream body = random.named("body").numbered(i);
      persons.add(
          new Person(
              actors.size() + i + 1,
              Proportions.draw(body.named("proportions")),
              Wardrobe.draw(body.named("wardrobe"))));
    }
    List<Part> parts =
        routine
            .play()
            .parts(random.named("play"), persons.stream().map(Person::body).toList());
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      RandomStream own = random.named("part").numbered(i);
      Pose start = frame.times(part.start());
      double leg = persons.get(i).body().leg();
      Script script = new Script(start, part.acts(), leg, own.named("sway").uniform(0, 6.28));
      actors.add(new Actor(persons.get(i), script, properties(script, random.named("props"))));
      if (part.seatMetres() > 0) {
        Pose under = start.times(new Pose(Rotation.NONE, new Vec3(0, 0, -0.42 * leg)));
        seats.addAll(Furniture.chair(part.seatMetres(), under, own.named("seat")));
      }
    }
  }

  private static List<Property> properties(Script script, RandomStream random) {
    List<Property> properties = new ArrayList<>();
    Rgb colour = Rgb.hsv(random.uniform(), random.uniform(0.2, 0.8), random.uniform(0.2, 0.8));
    for (Script.Scene scene : script.scenes()) {
      Act act = scene.act();
      for (Held held : act.held()) {
        double until = scene.from() + act.seconds();
        properties.add(
            new Property(held, scene.from(), until, held.prop().material(colour)));
      }
    }
    return properties;
  }
}
