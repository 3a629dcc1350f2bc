package io.pvit.trainer.dataset;

import io.pvit.model.net.Box;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lists in AVA's layout (v2.2): rows {@code video,second,x1,y1,x2,y2,action[,person]}, one for each
 * action of a person, or {@code video,second} where nobody is; boxes in shares of the picture.
 *
 * @param actions ids that the label map has; rows with others are wrong
 * @param cutAtSecond the second of the film that its first picture shows; AVA's are cut at 900
 */
public record AvaLists(Set<Integer> actions, double cutAtSecond) {

  public AvaLists {
    actions = Set.copyOf(actions);
    if (!(cutAtSecond >= 0)) {
      throw new IllegalArgumentException("cutAtSecond must be >= 0, was " + cutAtSecond);
    }
  }

  /**
   * Boxes that a detector found, in the same layout with a score in place of the person.
   *
   * @param file rows whose action may be empty or -1: nothing is true of such a box
   * @param leastScore rows below are left out
   */
  public record Proposals(Path file, double leastScore) {
    public Proposals {
      if (!(leastScore >= 0 && leastScore <= 1)) {
        throw new IllegalArgumentException(
            "the least score must be within 0..1, was " + leastScore);
      }
    }
  }

  /**
   * Reads truths and what goes with them: a clip for every key frame that a row is about.
   *
   * @param exclusions rows {@code video,second} of key frames that are left out
   * @throws DatasetRefused when no row can be used
   */
  public Listing read(Path truths, Optional<Path> exclusions, Optional<Proposals> proposals) {
    Map<KeyFrame, Map<Box, Set<Integer>>> found = new LinkedHashMap<>();
    List<Damage> damaged = new ArrayList<>();
    rows(truths, 0, false, found, damaged);
    proposals.ifPresent(of -> rows(of.file(), of.leastScore(), true, found, damaged));
    return listing(found, exclusions, damaged);
  }

  /**
   * Reads boxes alone, for a network to be asked about: a clip for every key frame that has any.
   *
   * @param exclusions as in {@link #read}
   * @throws DatasetRefused when no row can be used
   */
  public Listing readProposals(Proposals proposals, Optional<Path> exclusions) {
    Map<KeyFrame, Map<Box, Set<Integer>>> found = new LinkedHashMap<>();
    List<Damage> damaged = new ArrayList<>();
    rows(proposals.file(), proposals.leastScore(), true, found, damaged);
    return listing(found, exclusions, damaged);
  }

  private record KeyFrame(String video, double second) {}

  private Listing listing(
      Map<KeyFrame, Map<Box, Set<Integer>>> found,
      Optional<Path> exclusions,
      List<Damage> damaged) {
    exclusions.ifPresent(file -> found.keySet().removeAll(excluded(file, damaged)));
    List<ClipReference> clips = new ArrayList<>();
    found.forEach((frame, people) -> clips.add(clip(frame, people)));
    return new Listing(clips, damaged);
  }

  private ClipReference clip(KeyFrame frame, Map<Box, Set<Integer>> people) {
    return new ClipReference(
        Path.of(frame.video()),
        new ClipPart.Around(frame.second() - cutAtSecond),
        new ClipKnowledge.People(
            people.entrySet().stream()
                .map(entry -> new ClipKnowledge.Person(entry.getKey(), entry.getValue()))
                .toList()));
  }

  private void rows(
      Path file,
      double leastScore,
      boolean areProposals,
      Map<KeyFrame, Map<Box, Set<Integer>>> found,
      List<Damage> damaged) {
    TextRows.read(
        file,
        (number, line) -> {
          try {
            String[] fields = line.split(",", -1);
            KeyFrame frame = keyFrame(fields, areProposals);
            if (fields.length == 2) {
              found.computeIfAbsent(frame, any -> new LinkedHashMap<>());
              return;
            }
            Box box = box(fields);
            Optional<Integer> action = action(fields[6]);
            if (areProposals && TextRows.number("score", fields[7]) < leastScore) {
              return;
            }
            Set<Integer> of =
                found
                    .computeIfAbsent(frame, any -> new LinkedHashMap<>())
                    .computeIfAbsent(box, any -> new HashSet<>());
            action.ifPresent(of::add);
          } catch (IllegalArgumentException e) {
            damaged.add(new Damage(file, number, String.valueOf(e.getMessage())));
          }
        });
  }

  private Set<KeyFrame> excluded(Path file, List<Damage> damaged) {
    Set<KeyFrame> excluded = new HashSet<>();
    TextRows.read(
        file,
        (number, line) -> {
          try {
            String[] fields = line.split(",", -1);
            if (fields.length != 2) {
              throw new IllegalArgumentException("expected video,second, was '" + line + "'");
            }
            excluded.add(keyFrame(fields, false));
          } catch (IllegalArgumentException e) {
            damaged.add(new Damage(file, number, String.valueOf(e.getMessage())));
          }
        });
    return excluded;
  }

  private KeyFrame keyFrame(String[] fields, boolean areProposals) {
    boolean isRow = areProposals ? fields.length == 8 : fields.length == 7 || fields.length == 8;
    if (!isRow && (areProposals || fields.length != 2)) {
      throw new IllegalArgumentException(
          (areProposals ? "expected 8 columns" : "expected 2, 7 or 8 columns")
              + ", has "
              + fields.length);
    }
    String video = fields[0].strip();
    if (video.isEmpty() || video.contains("/") || video.startsWith("..")) {
      throw new IllegalArgumentException("the first column must name a film, was '" + video + "'");
    }
    double second = TextRows.number("second", fields[1]);
    if (second < cutAtSecond) {
      throw new IllegalArgumentException(
          "second must be >= %s, where the films are cut, was %s".formatted(cutAtSecond, second));
    }
    return new KeyFrame(video, second);
  }

  private static Box box(String[] fields) {
    double[] corners = new double[4];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = TextRows.number("box", fields[2 + i]);
      if (corners[i] < 0 || corners[i] > 1) {
        throw new IllegalArgumentException("boxes must be within 0..1, was " + corners[i]);
      }
    }
    if (corners[2] <= corners[0] || corners[3] <= corners[1]) {
      throw new IllegalArgumentException("x1,y1,x2,y2 must be a box of some size");
    }
    return new Box((float) corners[0], (float) corners[1], (float) corners[2], (float) corners[3]);
  }

  private Optional<Integer> action(String text) {
    if (text.isBlank() || text.strip().equals("-1")) {
      return Optional.empty();
    }
    int action = TextRows.whole("action", text);
    if (!actions.contains(action)) {
      throw new IllegalArgumentException("the label map has no action " + action);
    }
    return Optional.of(action);
  }
}
