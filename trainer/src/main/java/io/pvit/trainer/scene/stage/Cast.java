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
import io.pvit.trainer.scene.motion.Worked;
import io.pvit.trainer.scene.random.RandomStream;
import io.pvit.trainer.scene.world.Furniture;
import io.pvit.trainer.scene.world.Rgb;
import io.pvit.trainer.scene.world.Workpiece;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Who is in a scene. The first routine leads; others join where nobody is in the way. */
record Cast(Action principal, List<Actor> leads, List<Actor> actors) {

  private static final double APART_METRES = 0.75;
  private static final int ATTEMPTS = 16;

  Cast {
    leads = List.copyOf(leads);
    actors = List.copyOf(actors);
  }

  Actor lead() {
    return leads.get(0);
  }

  static Cast draw(RandomStream random, ClipSpec spec) {
    List<Routine> allowed =
        spec.repertoire().stream()
            .filter(r -> spec.actions().contains(r.principal()))
            .flatMap(r -> Collections.nCopies(r.share(), r).stream())
            .toList();
    int people = 1 + random.named("people").below(spec.people());
    List<Actor> actors = new ArrayList<>();
    Routine lead = random.named("lead").pick(allowed);
    RandomStream places = random.named("places");
    for (int i = 0; i == 0 || (actors.size() < people && i < ATTEMPTS); i++) {
      RandomStream one = random.named("routine").numbered(i);
      Routine routine = i == 0 ? lead : one.pick(allowed);
      if (i == 0 || actors.size() + routine.people() <= people) {
        actors.addAll(joining(routine, one, places.numbered(i), actors));
      }
    }
    return new Cast(lead.principal(), actors.subList(0, lead.people()), actors);
  }

  /** Those of a routine at the first place where they keep apart from all others, or nobody. */
  private static List<Actor> joining(
      Routine routine, RandomStream random, RandomStream places, List<Actor> others) {
    List<Person> persons = new ArrayList<>();
    for (int i = 0; i < routine.people(); i++) {
      RandomStream body = random.named("body").numbered(i);
      persons.add(
          new Person(
              others.size() + i + 1,
              Proportions.draw(body.named("proportions")),
              Wardrobe.draw(body.named("wardrobe"))));
    }
    List<Part> parts =
        routine.play().parts(random.named("play"), persons.stream().map(Person::body).toList());
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double wide = others.isEmpty() ? 0.5 : 1.2 + 0.2 * attempt;
      Pose frame =
          Pose.standing(
              places.uniform(-wide, wide), places.uniform(-wide, wide), places.uniform(-3.1, 3.1));
      List<Actor> joining = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        RandomStream own = random.named("part").numbered(i);
        joining.add(actor(persons.get(i), parts.get(i), frame, own, random.named("props")));
      }
      if (apart(joining, others)) {
        return joining;
      }
    }
    return List.of();
  }

  private static boolean apart(List<Actor> some, List<Actor> others) {
    return some.stream()
        .allMatch(
            one -> others.stream().allMatch(other -> Room.between(one, other) >= APART_METRES));
  }

  private static Actor actor(
      Person person, Part part, Pose frame, RandomStream own, RandomStream props) {
    Pose start = frame.times(part.start());
    double leg = person.body().leg();
    Script script = new Script(start, part.acts(), leg, own.named("sway").uniform(0, 6.28));
    List<Setpiece> pieces = new ArrayList<>();
    if (part.seatMetres() > 0) {
      Pose under = start.times(new Pose(Rotation.NONE, new Vec3(0, 0, -0.42 * leg)));
      pieces.add(
          new Setpiece.Seat(
              Furniture.chair(part.seatMetres(), under, own.named("seat")), under.origin()));
    }
    for (Script.Scene scene : script.scenes()) {
      for (Worked worked : scene.act().worked()) {
        Workpiece piece = Workpiece.of(worked.apparatus(), own.named("piece"));
        pieces.add(new Setpiece.Driven(piece, worked, scene.ground(), scene.from()));
      }
    }
    return new Actor(person, script, properties(script, props), pieces);
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
