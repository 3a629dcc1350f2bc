package io.pvit.trainer.scene.disk;

import io.pvit.trainer.scene.disk.ClipCard.PersonCard;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.label.Box;
import io.pvit.trainer.scene.label.Joint;
import io.pvit.trainer.scene.label.PersonTruth;
import io.pvit.trainer.scene.render.Maps;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns what clip.json says of people into truth, held against the masks. */
final class TruthReader {

  private static final int MOST_TRACKS = 127;
  private static final Map<Integer, Action> BY_AVA_ID =
      Arrays.stream(Action.values())
          .collect(Collectors.toUnmodifiableMap(Action::avaId, Function.identity()));

  private final Path directory;
  private final Path file;
  private final Maps maps;

  TruthReader(Path directory, Path file, Maps maps) {
    this.directory = directory;
    this.file = file;
    this.maps = maps;
  }

  List<List<PersonTruth>> truth(ClipCard card) {
    require(
        card.people().size() == maps.frames(),
        "people",
        "must have an entry for each of " + maps.frames() + " frames, has " + card.people().size());
    List<List<PersonTruth>> frames = new ArrayList<>();
    for (int frame = 0; frame < maps.frames(); frame++) {
      List<PersonTruth> people = new ArrayList<>();
      Set<Integer> tracks = new HashSet<>();
      List<PersonCard> cards = card.people().get(frame);
      require(cards != null, "people[" + frame + "]", "must be a list, was null");
      for (int i = 0; i < cards.size(); i++) {
        String key = "people[" + frame + "][" + i + "]";
        require(cards.get(i) != null, key, "must be a person, was null");
        people.add(person(key, cards.get(i), frame));
        int track = people.get(i).track();
        require(tracks.add(track), key + ".track", "must be of one person a frame, was " + track);
      }
      everybodyIsNamed(frame, tracks);
      frames.add(people);
    }
    return frames;
  }

  private PersonTruth person(String key, PersonCard card, int frame) {
    int track = card.track();
    require(
        track >= 1 && track <= MOST_TRACKS, key + ".track", "must be within 1..127, was " + track);
    require(
        card.joints().size() == Joint.COUNT,
        key + ".joints",
        "must be 25, was " + card.joints().size());
    List<Vec3> joints = new ArrayList<>();
    for (int i = 0; i < Joint.COUNT; i++) {
      List<Double> place = numbers(key + ".joints[" + i + "]", card.joints().get(i), 3);
      joints.add(new Vec3(place.get(0), place.get(1), place.get(2)));
    }
    require(
        card.visibility().size() == Joint.COUNT
            && card.visibility().stream().allMatch(Objects::nonNull),
        key + ".visibility",
        "must be 25 words, was " + card.visibility().size());
    Box visible = box(key + ".visible", card.visible());
    Box mask = maps.boxOf(track, frame);
    require(
        visible.equals(mask) || (visible.isEmpty() && mask.isEmpty()),
        key + ".visible",
        "must be " + mask + ", the bounds of " + track + " in persons.npy, was " + visible);
    return new PersonTruth(
        track,
        joints,
        card.visibility(),
        mask,
        box(key + ".whole", card.whole()),
        actions(key, card));
  }

  private Set<Action> actions(String key, PersonCard card) {
    Set<Action> actions = EnumSet.noneOf(Action.class);
    for (Integer id : card.actions()) {
      require(
          id != null && BY_AVA_ID.containsKey(id),
          key + ".actions",
          "must be some of " + BY_AVA_ID.keySet().stream().sorted().toList() + ", was " + id);
      actions.add(Objects.requireNonNull(BY_AVA_ID.get(id)));
    }
    return actions;
  }

  private Box box(String key, List<Double> sides) {
    numbers(key, sides, 4);
    return new Box(sides.get(0), sides.get(1), sides.get(2), sides.get(3));
  }

  private List<Double> numbers(String key, List<Double> values, int count) {
    boolean fine = values != null && values.size() == count;
    require(
        fine && values.stream().allMatch(v -> v != null && Double.isFinite(v)),
        key,
        "must be " + count + " numbers, was " + values);
    return values;
  }

  private void everybodyIsNamed(int frame, Set<Integer> tracks) {
    ByteBuffer persons = maps.persons();
    int pixels = maps.height() * maps.width();
    for (int i = frame * pixels; i < (frame + 1) * pixels; i++) {
      int track = persons.get(i) & 255;
      if (track != 0 && !tracks.contains(track)) {
        throw new ClipRefused(
            directory.resolve("persons.npy"),
            "frame " + frame + " shows " + track + ", who is not in people[" + frame + "]");
      }
    }
  }

  private void require(boolean holds, String key, String otherwise) {
    if (!holds) {
      throw new ClipRefused(file, key + " " + otherwise);
    }
  }
}
