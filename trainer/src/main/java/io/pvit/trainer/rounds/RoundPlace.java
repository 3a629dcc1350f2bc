package io.pvit.trainer.rounds;

import io.pvit.model.checkpoint.Checkpoint;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A round's own folder.
 *
 * @param number from 1
 * @param start first digits of the checkpoint that the round begins with
 */
record RoundPlace(int number, String start) {

  private static final int START_DIGITS = 8;
  private static final Pattern FORM =
      Pattern.compile("round-([0-9]{6})-([0-9a-f]{" + START_DIGITS + "})");

  /** What rounds that begin with a checkpoint are known by. */
  static String start(Checkpoint serving) {
    return serving.sha256().substring(0, START_DIGITS);
  }

  /** The round of a folder; empty when it is no round's. */
  static Optional<RoundPlace> of(Path folder) {
    Matcher form = FORM.matcher(folder.getFileName().toString());
    return form.matches()
        ? Optional.of(new RoundPlace(Integer.parseInt(form.group(1)), form.group(2)))
        : Optional.empty();
  }

  /** The folder's name. */
  String name() {
    return "round-%06d-%s".formatted(number, start);
  }
}
