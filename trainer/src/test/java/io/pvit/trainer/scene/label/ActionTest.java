package io.pvit.trainer.scene.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActionTest {

  private static final Map<Action, String> BEGINNINGS = new EnumMap<>(Action.class);

  static {
    BEGINNINGS.put(Action.CARRY, "carry/hold");
    BEGINNINGS.put(Action.PICK_UP, "lift/pick up");
    BEGINNINGS.put(Action.KICK_OBJECT, "kick (an object)");
    BEGINNINGS.put(Action.PULL_OBJECT, "pull (an object)");
    BEGINNINGS.put(Action.PUSH_OBJECT, "push (an object)");
    BEGINNINGS.put(Action.KICK_PERSON, "kick (a person)");
    BEGINNINGS.put(Action.PUSH_PERSON, "push (another person)");
    BEGINNINGS.put(Action.HIT_PERSON, "fight/hit (a person)");
    BEGINNINGS.put(Action.TEXT_ON_PHONE, "text on/look at a cellphone");
    BEGINNINGS.put(Action.GIVE, "give/serve");
    BEGINNINGS.put(Action.LISTEN_TO, "listen to (a person)");
    BEGINNINGS.put(Action.TAKE, "take (an object) from (a person)");
    BEGINNINGS.put(Action.WATCH, "watch (a person)");
  }

  @Test
  void idsAreThoseOfTheLabelMap() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("../config/labels/ava-v2.2.csv"));

    for (Action action : Action.values()) {
      String words = action.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      String beginning = BEGINNINGS.getOrDefault(action, words);
      String line = lines.get(action.avaId()).replace("\"", "");
      assertThat(line).matches(action.avaId() + ",.*");
      assertThat(line.substring(line.indexOf(',') + 1)).contains(beginning);
    }
  }
}
