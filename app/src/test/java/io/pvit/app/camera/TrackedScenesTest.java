package io.pvit.app.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.inference.track.Tracked;
import io.pvit.inference.track.Tracker;
import io.pvit.inference.track.TrackerState;
import io.pvit.schemas.Box;
import io.pvit.schemas.clip.Hop;
import io.pvit.schemas.config.Configuration;
import io.pvit.schemas.config.InferenceConfig;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.SceneClips;
import io.pvit.trainer.scene.label.PersonTruth;
import io.pvit.trainer.scene.motion.Repertoire;
import io.pvit.trainer.scene.render.Maps;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The tracker on people whose ids are known: a key frame a second, true boxes, up to four people a
 * scene, each of whom is missed in every fifth key frame.
 */
class TrackedScenesTest {

  private static final int SCENES = 60;
  private static final int SECONDS = 10;
  private static final ClipSpec SPEC =
      new ClipSpec(SECONDS, 72, 128, 1, 4, Repertoire.principals());

  private static List<Clip> scenes = List.of();

  @BeforeAll
  static void film() {
    scenes =
        IntStream.range(0, SCENES)
            .mapToObj(i -> SceneClips.clip(new ClipSeed.Demo(7_000 + i), SPEC))
            .toList();
  }

  /** Of the times that somebody is seen again: the id stayed, or went to the wrong one. */
  private record Score(int again, int kept, int wrong) {}

  @Test
  void mostPeopleKeepTheirIdsAndFewGetAnothers() {
    InferenceConfig.Tracking shipped =
        Configuration.load(
                InferenceConfig.class,
                Path.of("..", "config", "inference.yaml"),
                Map.of(),
                Map.of())
            .tracking();

    Score score = score(shipped.minIou(), shipped.reach(), shipped.maxMissedClips());

    Score byOverlapAlone = score(shipped.minIou(), 0, shipped.maxMissedClips());

    assertThat(score.again()).isGreaterThan(900);
    assertThat(score.kept()).isGreaterThan(score.again() * 95 / 100);
    assertThat(score.wrong()).isLessThan(score.again() * 25 / 1000);
    assertThat(score.kept()).isGreaterThan(byOverlapAlone.kept());
  }

  private static Score score(double minIou, double reach, int maxMissedClips) {
    int again = 0;
    int kept = 0;
    int wrong = 0;
    for (Clip scene : scenes) {
      Tracker tracker = new Tracker(minIou, reach, maxMissedClips, new Hop(1_000_000));
      TrackerState state = TrackerState.initial();
      Map<Integer, String> idOf = new HashMap<>();
      Map<String, Integer> owner = new HashMap<>();
      for (int second = 0; second < SECONDS; second++) {
        int now = second;
        List<PersonTruth> people =
            scene.truth().get(second).stream()
                .filter(person -> !person.visible().isEmpty())
                .filter(person -> (now + person.track()) % 5 != 4)
                .toList();
        Tracked tracked =
            tracker.step(
                state,
                0,
                second,
                second * 1_000_000L,
                people.stream().map(person -> box(person, scene.maps())).toList());
        state = tracked.state();
        for (int i = 0; i < people.size(); i++) {
          int person = people.get(i).track();
          String id = tracked.ids().get(i);
          String before = idOf.put(person, id);
          again += before == null ? 0 : 1;
          kept += id.equals(before) ? 1 : 0;
          Integer whose = owner.put(id, person);
          wrong += whose != null && whose != person ? 1 : 0;
        }
      }
    }
    return new Score(again, kept, wrong);
  }

  private static Box box(PersonTruth person, Maps maps) {
    return new Box(
        person.visible().left() / maps.width(),
        person.visible().top() / maps.height(),
        person.visible().right() / maps.width(),
        person.visible().bottom() / maps.height());
  }
}
