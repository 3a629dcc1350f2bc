package io.pvit.trainer.scene.motion;

import io.pvit.trainer.scene.body.Proportions;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.motion.Falls.Manner;
import io.pvit.trainer.scene.random.RandomStream;
import io.pvit.trainer.scene.world.Apparatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** All routines there are. A new one is one line here and its acts elsewhere. */
public final class Repertoire {

  private static final List<Routine> ALL =
      List.of(
          solo(Action.STAND, (r, t) -> List.of(Upright.stand(4), Upright.turn(0.8, t))),
          solo(
              Action.WALK,
              (r, t) ->
                  List.of(
                      Upright.walk(
                          5 + r.below(5), t, r.uniform(0.45, 0.85), r.uniform(0.15, 0.5)))),
          solo(Action.RUN, (r, t) -> List.of(Upright.run(6 + r.below(4), t))).oftener(2),
          solo(
              Action.BEND,
              (r, t) ->
                  List.of(Upright.stand(0.5), Upright.bow(t, r.uniform(0.7, 1)), Upright.stand(1))),
          solo(
              Action.CROUCH,
              (r, t) -> List.of(Upright.stand(0.5), Upright.crouch(t, 1.5, r.chance(0.5)))),
          solo(Action.FALL_DOWN, Repertoire::walkAndFall).oftener(2),
          new Routine(Action.FALL_DOWN, 1, Repertoire::seatedFall),
          solo(
              Action.LIE,
              (r, t) -> {
                Rest rest = Rest.draw(r);
                return sided(r, List.of(Floorwork.lieDown(rest, t), Floorwork.lie(rest, 3)));
              }),
          solo(
              Action.LIE,
              (r, t) -> {
                Rest rest = Rest.draw(r);
                return sided(r, List.of(Floorwork.lie(rest, 5), Floorwork.getUp(rest, t)));
              }),
          solo(
              Action.GET_UP,
              (r, t) -> {
                Rest rest = Rest.draw(r);
                return sided(
                    r,
                    List.of(Floorwork.lie(rest, 0.6), Floorwork.getUp(rest, t), Upright.stand(1)));
              }),
          solo(
              Action.JUMP,
              (r, t) ->
                  List.of(
                      Upright.jump(
                          3, t, r.uniform(0.2, 0.4), r.chance(0.4) ? r.uniform(0.4, 0.9) : 0),
                      Upright.stand(0.5))),
          solo(Action.DANCE, (r, t) -> List.of(Upright.dance(5, t, r.uniform(0.7, 1.2)))),
          solo(
              Action.MARTIAL_ART,
              (r, t) -> List.of(Upright.martialArt(t), Upright.martialArt(t).mirrored())),
          alone(Action.CRAWL, (r, b) -> List.of(Crawl.of(4, tempo(r), b).act())),
          solo(
              Action.HAND_WAVE, (r, t) -> List.of(handed(r, Gestures.wave(Upright.stand(3.5), t)))),
          solo(Action.HAND_CLAP, (r, t) -> List.of(Gestures.clap(Upright.stand(3.5), t))),
          solo(Action.POINT_TO, (r, t) -> List.of(handed(r, Gestures.point(Upright.stand(3))))),
          solo(Action.ANSWER_PHONE, (r, t) -> List.of(Gestures.phone(standOrWalk(r, t)))),
          solo(Action.TEXT_ON_PHONE, (r, t) -> List.of(Gestures.text(standOrWalk(r, t)))),
          solo(Action.DRINK, (r, t) -> List.of(Gestures.drink(Upright.stand(5.2 * t), t))),
          solo(
              Action.CARRY,
              (r, t) -> {
                Act base = Upright.walk(6, t);
                return List.of(r.chance(0.6) ? Gestures.carry(base) : Gestures.carryBag(base));
              }),
          solo(
              Action.PICK_UP,
              (r, t) ->
                  List.of(
                      Upright.stand(0.4),
                      Handling.pickUp(r.pick(List.of(Prop.BOX, Prop.BALL)), t))),
          solo(
                  Action.PUT_DOWN,
                  (r, t) -> List.of(Handling.putDown(r.pick(List.of(Prop.BOX, Prop.BALL)), t)))
              .oftener(2),
          solo(Action.THROW, (r, t) -> List.of(Handling.throwBall(t))).oftener(2),
          solo(Action.KICK_OBJECT, (r, t) -> List.of(handed(r, Handling.kick(t)))).oftener(2),
          alone(Action.OPEN, Repertoire::open),
          alone(Action.PUSH_OBJECT, Repertoire::push),
          alone(
              Action.PULL_OBJECT,
              (r, b) -> List.of(Hauling.pull(b, 3 + r.below(2), tempo(r)), Upright.stand(0.5))),
          new Routine(Action.SIT, 1, 2, Repertoire::seated),
          new Routine(Action.HAND_SHAKE, 2, Repertoire::handShake),
          new Routine(Action.HUG, 2, Repertoire::hug),
          new Routine(Action.HIT_PERSON, 2, 2, Repertoire::fight),
          new Routine(
              Action.PUSH_PERSON, 2, 2, (r, b) -> Assaults.push(tempo(r), b.get(0), b.get(1))),
          new Routine(
              Action.KICK_PERSON, 2, 2, (r, b) -> Assaults.kick(tempo(r), b.get(0), b.get(1))),
          new Routine(Action.GIVE, 2, 2, Repertoire::give),
          new Routine(Action.TALK_TO, 2, 2, Repertoire::talk));

  private Repertoire() {}

  public static List<Routine> all() {
    return ALL;
  }

  public static Set<Action> principals() {
    return ALL.stream().map(Routine::principal).collect(Collectors.toUnmodifiableSet());
  }

  private static Routine solo(Action action, BiFunction<RandomStream, Double, List<Act>> acts) {
    return new Routine(
        action,
        1,
        (random, bodies) -> List.of(new Part(Pose.WORLD, acts.apply(random, tempo(random)), 0)));
  }

  /** By a person whose proportions matter. */
  private static Routine alone(
      Action action, BiFunction<RandomStream, Proportions, List<Act>> acts) {
    return new Routine(
        action,
        1,
        (random, bodies) -> List.of(new Part(Pose.WORLD, acts.apply(random, bodies.get(0)), 0)));
  }

  private static double tempo(RandomStream random) {
    return random.uniform(0.82, 1.25);
  }

  private static Act handed(RandomStream random, Act act) {
    return random.chance(0.4) ? act.mirrored() : act;
  }

  private static Act standOrWalk(RandomStream random, double tempo) {
    return random.chance(0.5) ? Upright.stand(3.5) : Upright.walk(6, tempo);
  }

  private static List<Act> open(RandomStream random, Proportions body) {
    double tempo = tempo(random);
    Act opening =
        random.chance(0.5)
            ? Opening.cupboard(body, tempo)
            : Opening.door(body, tempo, random.chance(0.5));
    return List.of(
        random.chance(0.5) ? Upright.stand(0.3) : Upright.walk(2, tempo),
        opening,
        Upright.stand(0.4));
  }

  private static List<Act> push(RandomStream random, Proportions body) {
    Apparatus.Kind kind = random.chance(0.5) ? Apparatus.Kind.TROLLEY : Apparatus.Kind.CRATE;
    return List.of(Hauling.push(kind, body, 3 + random.below(3), tempo(random)));
  }

  private static List<Act> walkAndFall(RandomStream random, double tempo) {
    Rest rest = Rest.draw(random);
    List<Act> acts = new ArrayList<>();
    acts.add(random.chance(0.6) ? Upright.walk(2 + random.below(3), tempo) : Upright.stand(0.5));
    acts.add(Falls.fall(random.pick(List.of(Manner.values())), rest, fallTempo(random)));
    acts.add(Floorwork.lie(rest, random.uniform(0.8, 2.5)));
    acts.add(Floorwork.getUp(rest, tempo));
    return sided(random, acts);
  }

  private static List<Part> seatedFall(RandomStream random, List<Proportions> bodies) {
    double seatMetres = random.uniform(0.4, 0.5);
    double seat = seatMetres / bodies.get(0).leg();
    Rest rest = Rest.draw(random).ahead(0.4);
    List<Act> acts =
        List.of(
            Upright.sit(seat, random.uniform(0.5, 1.5)),
            Falls.offSeat(seat, rest, fallTempo(random)),
            Floorwork.lie(rest, 2.5));
    return List.of(new Part(Pose.WORLD, sided(random, acts), seatMetres));
  }

  /** Nobody falls slowly. */
  private static double fallTempo(RandomStream random) {
    return random.uniform(0.75, 1.15);
  }

  /** As often the other way round. */
  private static List<Act> sided(RandomStream random, List<Act> acts) {
    return random.chance(0.5) ? acts.stream().map(Act::mirrored).toList() : acts;
  }

  private static List<Part> seated(RandomStream random, List<Proportions> bodies) {
    double tempo = tempo(random);
    double seatMetres = random.uniform(0.4, 0.5);
    double seat = seatMetres / bodies.get(0).leg();
    Act resting = Upright.sit(seat, 3);
    Act busy =
        switch (random.below(5)) {
          case 0 -> Gestures.phone(resting);
          case 1 -> Gestures.text(resting);
          case 2 -> Gestures.drink(resting, tempo);
          case 3 -> Gestures.clap(resting, tempo);
          default -> resting;
        };
    List<Act> acts = new ArrayList<>();
    if (random.chance(0.5)) {
      acts.add(Upright.stand(0.4));
      acts.add(Upright.sitDown(seat, tempo));
    }
    acts.add(busy);
    acts.add(Upright.standUp(seat, tempo));
    return List.of(new Part(Pose.WORLD, acts, seatMetres));
  }

  private static double heightOf(List<Proportions> bodies, double share) {
    return share * (bodies.get(0).height() + bodies.get(1).height()) / 2;
  }

  private static List<Part> handShake(RandomStream random, List<Proportions> bodies) {
    double distance = heightOf(bodies, random.uniform(0.5, 0.56));
    Act act = Pairs.handShake(3.5, distance, heightOf(bodies, 0.57));
    return Pairs.facing(distance, act, act);
  }

  private static List<Part> hug(RandomStream unused, List<Proportions> bodies) {
    double distance = heightOf(bodies, 0.21);
    double height = heightOf(bodies, 0.73);
    return Pairs.facing(
        distance, Pairs.hug(3.5, distance, height, 1), Pairs.hug(3.5, distance, height, 1));
  }

  private static List<Part> fight(RandomStream random, List<Proportions> bodies) {
    double tempo = tempo(random);
    double distance = heightOf(bodies, 0.44);
    double head = 0.93 * bodies.get(1).height();
    Act hitting = Pairs.hit(3.5, tempo, distance, head);
    double kind = random.uniform();
    if (kind < 0.3) {
      double other = 0.93 * bodies.get(0).height();
      return Pairs.facing(distance, hitting, Pairs.hit(3.5, 1.1 * tempo, distance, other));
    }
    if (kind < 0.55) {
      Rest rest = Rest.draw(Rest.Lying.SUPINE, random);
      return Pairs.facing(
          distance,
          List.of(Pairs.hit(1.7, tempo, distance, head), Upright.stand(2.5)),
          List.of(
              Pairs.struck(1.5, tempo),
              Falls.fall(Manner.TIPPING, rest, fallTempo(random)),
              Floorwork.lie(rest, 2)));
    }
    return Pairs.facing(distance, hitting, Pairs.struck(3.5, tempo));
  }

  private static List<Part> give(RandomStream random, List<Proportions> bodies) {
    double distance = heightOf(bodies, random.uniform(0.5, 0.58));
    double height = heightOf(bodies, 0.6);
    return Pairs.facing(
        distance, Pairs.give(3.2, distance, height), Pairs.take(3.2, distance, height));
  }

  private static List<Part> talk(RandomStream random, List<Proportions> bodies) {
    double tempo = tempo(random);
    Act speaker = Gestures.talk(Upright.stand(4), tempo, random.uniform(0, 6)).doing(Action.WATCH);
    Act listener = Upright.stand(4).doing(Action.LISTEN_TO).doing(Action.WATCH);
    return Pairs.facing(heightOf(bodies, random.uniform(0.5, 0.8)), speaker, listener);
  }
}
