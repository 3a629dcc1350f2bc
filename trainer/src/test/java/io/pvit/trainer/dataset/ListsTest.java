package io.pvit.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.net.Box;
import io.pvit.trainer.dataset.ClipKnowledge.OfClass;
import io.pvit.trainer.dataset.ClipKnowledge.People;
import io.pvit.trainer.dataset.ClipKnowledge.Person;
import io.pvit.trainer.dataset.ClipKnowledge.StateChange;
import io.pvit.trainer.dataset.ClipPart.Around;
import io.pvit.trainer.dataset.ClipPart.Pictures;
import io.pvit.trainer.dataset.ClipPart.Seconds;
import io.pvit.trainer.dataset.ClipPart.Whole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListsTest {

  @TempDir Path directory;

  private Path file(String name, String text) {
    try {
      return Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> reasons(Listing listing) {
    return listing.damaged().stream().map(damage -> damage.line() + " " + damage.reason()).toList();
  }

  @Nested
  class OfPathsAndLabels {

    @Test
    void areWholeFilmsOfAClass() {
      Listing listing =
          ClassList.read(file("a.csv", "path,label\nsit/a, very still,3\n\nwalk/b,0\n"), 4);

      assertThat(listing.clips())
          .containsExactly(
              new ClipReference(Path.of("sit/a, very still"), new Whole(), new OfClass(3)),
              new ClipReference(Path.of("walk/b"), new Whole(), new OfClass(0)));
      assertThat(listing.damaged()).isEmpty();
    }

    @Test
    void passOverLinesThatAreWrongAndNameThem() {
      Path csv = file("a.csv", "a,1\nb\nc,x\nd,4\n");

      Listing listing = ClassList.read(csv, 4);

      assertThat(listing.clips()).hasSize(1);
      assertThat(reasons(listing))
          .containsExactly(
              "2 expected path,label, was 'b'",
              "3 label must be a whole number, was 'x'",
              "4 label must be within 0..3, was 4");
      assertThat(listing.damaged().get(0))
          .hasToString(csv + ", line 2: expected path,label, was 'b'");
    }

    @Test
    void areRefusedWhereEveryLineIsWrong() {
      Path csv = file("a.csv", "a\nb\n");

      assertThatThrownBy(() -> ClassList.read(csv, 4))
          .isInstanceOf(DatasetRefused.class)
          .hasMessage(
              "no row of the list can be used (2 are wrong), the first is %s, line 1: expected path,label, was 'a'",
              csv);
    }

    @Test
    void areRefusedWithoutAFile() {
      assertThatThrownBy(() -> ClassList.read(directory.resolve("none.csv"), 4))
          .isInstanceOf(DatasetRefused.class)
          .hasMessageContaining("none.csv cannot be read");
    }
  }

  @Nested
  class OfSomethingSomething {

    private static final String CLIPS =
        """
        [{"id": "78687", "label": "holding potato next to vicks", "template": "Holding [something] next to [something]", "placeholders": ["potato", "vicks"]},
         {"id": "42326", "label": "spinning cube", "template": "Spinning [something]", "placeholders": ["cube"]}]
        """;

    @Test
    void takeTheClassOfTheTemplateFromTheTable() {
      Path labels =
          file(
              "l.json",
              "{\"Holding something next to something\": \"1\", \"Spinning something\": \"0\"}");

      assertThat(SomethingSomething.read(file("t.json", CLIPS), labels).clips())
          .containsExactly(
              new ClipReference(Path.of("78687"), new Whole(), new OfClass(1)),
              new ClipReference(Path.of("42326"), new Whole(), new OfClass(0)));
    }

    @Test
    void ofSomethingElseMayHaveTheTableAsAList() {
      Path labels =
          file("l.json", "[\"Holding something next to something\", \"Spinning something\"]");

      assertThat(SomethingSomething.read(file("t.json", CLIPS), labels).clips())
          .extracting(ClipReference::known)
          .containsExactly(new OfClass(0), new OfClass(1));
    }

    @Test
    void passOverATemplateThatTheTableLacksAndAFilmThatIsNone() {
      Path labels = file("l.json", "[\"Spinning something\"]");
      Path clips =
          file(
              "t.json",
              CLIPS.replace(
                  "}]", "},\n{\"id\": \"../x\", \"template\": \"Spinning [something]\"}]"));

      assertThat(reasons(SomethingSomething.read(clips, labels)))
          .containsExactly(
              "1 entry 1: there is no label 'Holding something next to something'",
              "3 entry 3: id must name a film, was '../x'");
    }

    @Test
    void keepWhatIsBeforeATornEnd() {
      Path labels =
          file("l.json", "[\"Holding something next to something\", \"Spinning something\"]");

      Listing listing =
          SomethingSomething.read(file("t.json", CLIPS.substring(0, CLIPS.length() - 20)), labels);

      assertThat(listing.clips()).hasSize(1);
      assertThat(listing.damaged()).hasSize(1);
      assertThat(listing.damaged().get(0).reason()).startsWith("the rest cannot be read");
    }
  }

  @Nested
  class OfDiving48 {

    @Test
    void arePicturesOfAFilm() {
      Path clips =
          file(
              "d.json",
              """
              [{"vid_name": "-mmq_00155", "label": 14, "start_frame": 2, "end_frame": 48},
               {"vid_name": "a", "label": 48, "start_frame": 0, "end_frame": 9},
               {"vid_name": "b", "label": 3, "start_frame": 9, "end_frame": 9},
               {"vid_name": "c", "label": 3, "start_frame": 0}]
              """);

      Listing listing = Diving48.read(clips);

      assertThat(listing.clips())
          .containsExactly(
              new ClipReference(Path.of("-mmq_00155"), new Pictures(2, 48), new OfClass(14)));
      assertThat(reasons(listing))
          .containsExactly(
              "2 entry 2: label must be within 0..47, was 48",
              "3 entry 3: the first picture must be >= 0 and before the last, were 9 and 9",
              "4 entry 4: end_frame is missing");
    }
  }

  @Nested
  class OfEgo4d {

    @Test
    void tellWhetherAStateChangesAndWhen() {
      Path clips =
          file(
              "e.json",
              """
              {"date": "2022", "clips": [
               {"unique_id": "u1", "video_uid": "v1", "state_change": true, "parent_start_sec": 10.0, "parent_end_sec": 18.0,
                "parent_start_frame": 300, "parent_end_frame": 540, "parent_pnr_frame": 360, "clip_pnr_frame": 60},
               {"unique_id": "u2", "video_uid": "v2", "state_change": false, "parent_start_sec": 1.5, "parent_end_sec": 9.5,
                "parent_start_frame": 45, "parent_end_frame": 285, "parent_pnr_frame": null},
               {"unique_id": "u3", "video_uid": "v3", "state_change": true, "parent_start_sec": 0.0, "parent_end_sec": 8.0,
                "parent_start_frame": 0, "parent_end_frame": 240, "parent_pnr_frame": 241},
               {"unique_id": "u4", "video_uid": "v4", "parent_start_sec": 0.0, "parent_end_sec": 8.0}]}
              """);

      Listing listing = Ego4d.read(clips);

      assertThat(listing.clips())
          .containsExactly(
              new ClipReference(
                  Path.of("v1"), new Seconds(10, 18), new StateChange(OptionalDouble.of(12))),
              new ClipReference(
                  Path.of("v2"), new Seconds(1.5, 9.5), new StateChange(OptionalDouble.empty())));
      assertThat(reasons(listing))
          .containsExactly(
              "6 entry 3: parent_pnr_frame must lie within 0.0..240.0, was 241.0",
              "8 entry 4: state_change is missing");
    }
  }

  @Nested
  class OfAva {

    private final AvaLists lists = new AvaLists(Set.of(12, 17, 80), 900);

    @Test
    void gatherTheActionsOfABoxAndThePeopleOfAKeyFrame() {
      Path truths =
          file(
              "t.csv",
              """
              vid,0902,0.1,0.2,0.3,0.9,12,1
              vid,0902,0.1,0.2,0.3,0.9,80,1
              vid,0902,0.5,0.2,0.75,0.9,12,2
              vid,0904,0.5,0.2,0.75,0.9,17,2
              vid,0905
              """);

      Listing listing = lists.read(truths, Optional.empty(), Optional.empty());

      assertThat(listing.clips())
          .containsExactly(
              new ClipReference(
                  Path.of("vid"),
                  new Around(2),
                  new People(
                      List.of(
                          new Person(new Box(0.1f, 0.2f, 0.3f, 0.9f), Set.of(12, 80)),
                          new Person(new Box(0.5f, 0.2f, 0.75f, 0.9f), Set.of(12))))),
              new ClipReference(
                  Path.of("vid"),
                  new Around(4),
                  new People(List.of(new Person(new Box(0.5f, 0.2f, 0.75f, 0.9f), Set.of(17))))),
              new ClipReference(Path.of("vid"), new Around(5), new People(List.of())));
    }

    @Test
    void addProposalsThatAreSureEnough_withoutActionsWhereNoneIsTrue() {
      Path truths = file("t.csv", "vid,0902,0.1,0.2,0.3,0.9,12,1\n");
      Path proposals =
          file(
              "p.csv",
              """
              vid,0902,0.11,0.2,0.3,0.9,12,0.98
              vid,0902,0.6,0.2,0.7,0.9,,0.95
              vid,0902,0.7,0.2,0.8,0.9,-1,0.95
              vid,0902,0.8,0.2,0.9,0.9,12,0.85
              """);

      Listing listing =
          lists.read(truths, Optional.empty(), Optional.of(new AvaLists.Proposals(proposals, 0.9)));

      assertThat(((People) listing.clips().get(0).known()).people())
          .containsExactly(
              new Person(new Box(0.1f, 0.2f, 0.3f, 0.9f), Set.of(12)),
              new Person(new Box(0.11f, 0.2f, 0.3f, 0.9f), Set.of(12)),
              new Person(new Box(0.6f, 0.2f, 0.7f, 0.9f), Set.of()),
              new Person(new Box(0.7f, 0.2f, 0.8f, 0.9f), Set.of()));
    }

    @Test
    void leaveOutExcludedKeyFrames() {
      Path truths = file("t.csv", "a,0902,0.1,0.2,0.3,0.9,12,1\nb,0902,0.1,0.2,0.3,0.9,12,1\n");
      Path exclusions = file("x.csv", "a,0902\nb,0903\n");

      assertThat(lists.read(truths, Optional.of(exclusions), Optional.empty()).clips())
          .extracting(ClipReference::film)
          .containsExactly(Path.of("b"));
    }

    @Test
    void passOverRowsThatAreWrongAndNameThem() {
      Path truths =
          file(
              "t.csv",
              """
              a,0902,0.1,0.2,0.3,0.9,12,1
              a,0902,0.1,0.2,0.3
              a,0902,0.1,0.2,1.3,0.9,12,1
              a,0902,0.3,0.2,0.3,0.9,12,1
              a,0902,0.1,0.2,0.3,0.9,13,1
              a,0102,0.1,0.2,0.3,0.9,12,1
              """);

      assertThat(reasons(lists.read(truths, Optional.empty(), Optional.empty())))
          .containsExactly(
              "2 expected 2, 7 or 8 columns, has 5",
              "3 boxes must be within 0..1, was 1.3",
              "4 x1,y1,x2,y2 must be a box of some size",
              "5 the label map has no action 13",
              "6 second must be >= 900.0, where the films are cut, was 102.0");
    }
  }
}
