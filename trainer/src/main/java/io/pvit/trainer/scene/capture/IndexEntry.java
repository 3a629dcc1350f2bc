package io.pvit.trainer.scene.capture;

import io.pvit.trainer.scene.label.Action;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of an index: {@code file,from_s,to_s,actions}, the actions as AVA ids with spaces between.
 *
 * @param from seconds after the start of the capture, until as well
 * @param actions true from one to the other; the first is what it is there for
 */
record IndexEntry(
    Path index, int line, Path capture, double from, double until, List<Action> actions) {

  private static final String HEADER = "file,from_s,to_s,actions";

  IndexEntry {
    actions = List.copyOf(actions);
  }

  static List<IndexEntry> read(Path index) {
    List<String> lines = lines(index);
    if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
      throw new CaptureRefused(index, 1, "the first line must be " + HEADER);
    }
    List<IndexEntry> entries = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        entries.add(entry(index, i + 1, lines.get(i)));
      }
    }
    if (entries.isEmpty()) {
      throw new CaptureRefused(index, "names no capture");
    }
    return entries;
  }

  /** Refused if the capture is over before this is. */
  void requireWithin(double seconds) {
    if (until > seconds + 1e-6) {
      throw new CaptureRefused(
          index, line, "to_s must be <= " + seconds + ", the end of the capture, was " + until);
    }
  }

  private static List<String> lines(Path index) {
    try {
      return Files.readAllLines(index);
    } catch (NoSuchFileException e) {
      throw new CaptureRefused(index, "is missing", e);
    } catch (MalformedInputException e) {
      throw new CaptureRefused(index, "is no text in UTF-8", e);
    } catch (IOException e) {
      throw new CaptureRefused(index, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static IndexEntry entry(Path index, int line, String text) {
    String[] cells = text.split(",", -1);
    if (cells.length != 4) {
      throw new CaptureRefused(index, line, "4 columns expected, was " + cells.length);
    }
    Path folder = index.toAbsolutePath().normalize().getParent();
    Path capture = folder == null ? Path.of("/") : folder;
    capture = capture.resolve(cells[0].strip()).normalize();
    if (folder != null && !capture.startsWith(folder)) {
      throw new CaptureRefused(
          index, line, "file must be in the folder of the index, was " + cells[0]);
    }
    double from = seconds(index, line, "from_s", cells[1]);
    double until = seconds(index, line, "to_s", cells[2]);
    if (!(until > from)) {
      throw new CaptureRefused(index, line, "to_s must be > from_s, was " + until);
    }
    return new IndexEntry(index, line, capture, from, until, actions(index, line, cells[3]));
  }

  private static double seconds(Path index, int line, String key, String text) {
    try {
      double seconds = Double.parseDouble(text.strip());
      if (seconds >= 0 && seconds < 1e6) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      throw new CaptureRefused(index, line, key + " must be a number of seconds, was " + text);
    }
    throw new CaptureRefused(index, line, key + " must be a number of seconds, was " + text);
  }

  private static List<Action> actions(Path index, int line, String text) {
    List<Action> actions = new ArrayList<>();
    for (String id : text.strip().split("\\s+")) {
      actions.add(action(index, line, id));
    }
    return actions;
  }

  private static Action action(Path index, int line, String id) {
    List<Integer> known = new ArrayList<>();
    for (Action action : Action.values()) {
      if (String.valueOf(action.avaId()).equals(id)) {
        return action;
      }
      known.add(action.avaId());
    }
    throw new CaptureRefused(index, line, "actions must be some of " + known + ", was " + id);
  }
}
