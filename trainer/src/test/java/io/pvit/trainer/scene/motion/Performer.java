package io.pvit.trainer.scene.motion;

import io.pvit.trainer.scene.body.Figure;
import io.pvit.trainer.scene.body.Person;
import io.pvit.trainer.scene.body.Proportions;
import io.pvit.trainer.scene.body.Wardrobe;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** A drawn person with a drawn script. */
record Performer(Person person, Script script) {

  Figure figure(double seconds) {
    return person.figure(script.posture(seconds), script.ground(seconds));
  }

  /** Those of the first routine that is there for an action. */
  static List<Performer> of(Action action, int seed) {
    return of(
        Repertoire.all().stream().filter(r -> r.principal() == action).findFirst().orElseThrow(),
        seed);
  }

  static List<Performer> of(Routine routine, int seed) {
    Action action = routine.principal();
    RandomStream random = RandomStream.of(seed).named(action.name());
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < routine.people(); i++) {
      RandomStream body = random.named("body").numbered(i);
      people.add(new Person(i + 1, Proportions.draw(body), Wardrobe.draw(body)));
    }
    List<Part> parts = routine.play().parts(random, people.stream().map(Person::body).toList());
    List<Performer> performers = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Person person = people.get(i);
      Script script = new Script(parts.get(i).start(), parts.get(i).acts(), person.body().leg(), i);
      performers.add(new Performer(person, script));
    }
    return performers;
  }
}
