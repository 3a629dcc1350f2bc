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

  private static final double APART_METRES = 0.75;
  private static final int ATTEMPTS = 16;

  Cast {
    actors = List.copyOf(actors);
    seats = List.copyOf(seats);
  }

  Actor lead() {
    return actors.get(0);
  }

  static Cast draw(RandomStream random, ClipSpec spec) {
    List<Routine> allowed =
        spec.repertoire().stream().filter(r -> spec.actions().contains(r.principal())).toList();
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
      place(routine, one, places.numbered(i), actors, seats);
    }
    return new Cast(lead.principal(), actors, seats);
  }

  /** The first of some frames that keeps everybody apart at all times, else the best of them. */
  private static Pose free(
      RandomStream random, List<Part> parts, List<Person> persons, List<Actor> actors) {
    Pose best = Pose.WORLD;
    double most = -1;
    for (int attempt = 0; attempt < ATTEMPTS && most < APART_METRES; attempt++) {
      double wide = actors.isEmpty() ? 0.5 : 1.2 + 0.2 * attempt;
      Pose pose =
          Pose.standing(
              random.uniform(-wide, wide), random.uniform(-wide, wide), random.uniform(-3.1, 3.1));
      double apart = Double.POSITIVE_INFINITY;
      for (int i = 0; i < parts.size(); i++) {
        double leg = persons.get(i).body().leg();
        Part part = parts.get(i);
        Script script = new Script(pose.times(part.start()), part.acts(), leg, 0);
        for (Actor actor : actors) {
          double other = actor.person().body().leg();
          apart = Math.min(apart, Room.between(script, leg, actor.script(), other));
        }
      }
      if (apart > most) {
        most = apart;
        best = pose;
      }
    }
    return best;
  }

  private static void place(
      Routine routine,
      RandomStream random,
      RandomStream places,
      List<Actor> actors,
      List<Solid> seats) {
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
        routine.play().parts(random.named("play"), persons.stream().map(Person::body).toList());
    Pose frame = free(places, parts, persons, actors);
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
        properties.add(new Property(held, scene.from(), until, held.prop().material(colour)));
      }
    }
    return properties;
  }
}
