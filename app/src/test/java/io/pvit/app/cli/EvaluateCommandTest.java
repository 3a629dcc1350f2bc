package io.pvit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pvit.app.video.FilmWriter;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.InitialWeights;
import io.pvit.model.checkpoint.StorageType;
import io.pvit.model.net.Architecture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

  @TempDir private Path folder = Path.of("");
  private Path checkpoint = Path.of("");

  @BeforeEach
  void init() {
    System.setProperty("pvit.home", "..");
    checkpoint = folder.resolve("checkpoint");
    Invocation init =
        Invocation.of(
            "checkpoint", "init", "--preset", "micro", "--seed", "1", "--out", checkpoint + "");
    assertThat(init.code()).as(init.err()).isZero();
  }

  @AfterEach
  void leave() {
    System.clearProperty("pvit.home");
  }

  @Test
  void avaPrintsTheMeanAndEveryClassAsJson() throws IOException {
    Path truth = Files.writeString(folder.resolve("gt.csv"), "film,0902,0,0,1,1,12,0\n");
    Path answers =
        Files.writeString(
            folder.resolve("det.csv"), "film,0902,0,0,1,1,12,0.5\nfilm,0903,0,0,1,1,12,0.9\n");
    Path labels =
        Files.writeString(
            folder.resolve("map.pbtxt"), "item {\n  id: 11\n}\nitem {\n  id: 12\n}\n");

    assertThat(ava(truth, answers, labels, "activitynet").out())
        .isEqualToIgnoringNewLines("{\"mAP\":1.0,\"perClass\":{\"11\":null,\"12\":1.0}}");
    assertThat(ava(truth, answers, labels, "slowfast").out())
        .isEqualToIgnoringNewLines("{\"mAP\":0.5,\"perClass\":{\"11\":null,\"12\":0.5}}");
  }

  private static Invocation ava(Path truth, Path answers, Path labels, String variant) {
    return Invocation.of(
        "evaluate",
        "ava",
        "--groundtruth",
        truth + "",
        "--detections",
        answers + "",
        "--labelmap",
        labels + "",
        "--variant",
        variant,
        "--json");
  }

  @Test
  void scenesAreJudgedAsJsonAndAsAPicture() throws IOException {
    Path picture = folder.resolve("judgement.png");

    Invocation evaluate =
        Invocation.of(
            "evaluate",
            "--checkpoint",
            checkpoint + "",
            "--clips",
            "2",
            "--json",
            "--out",
            picture + "");

    assertThat(evaluate.code()).as(evaluate.err()).isZero();
    JsonNode judgement = new ObjectMapper().readTree(evaluate.out());
    assertThat(judgement.path("clips").asInt()).isEqualTo(2);
    assertThat(judgement.path("figures").path("frameMap").path("value").isNumber()).isTrue();
    assertThat(judgement.path("perClass").path("12").path("name").asText()).isEqualTo("stand");
    assertThat(ImageIO.read(picture.toFile()).getHeight()).isGreaterThan(300);
  }

  @Test
  void aSignedCheckpointHasItsFiguresAndTheBestThresholdsInItsCard() throws IOException {
    Path signed = folder.resolve("signed");

    Invocation evaluate =
        Invocation.of(
            "evaluate",
            "--checkpoint",
            checkpoint + "",
            "--clips",
            "8",
            "--json",
            "--sign",
            signed + "",
            "--type",
            "float16");

    assertThat(evaluate.code()).as(evaluate.err()).isZero();
    JsonNode judgement = new ObjectMapper().readTree(evaluate.out());
    Card card = Checkpoint.open(signed).card();
    assertThat(card.metrics())
        .containsEntry(
            "frameMap", judgement.path("figures").path("frameMap").path("value").asDouble());
    assertThat(card.provenance()).containsEntry("judgedOn", "synthetic 0..7");
    assertThat(card.thresholds().actionStart())
        .isEqualTo(judgement.path("bestThresholds").path("actionStart").asDouble())
        .isNotEqualTo(Checkpoint.open(checkpoint).card().thresholds().actionStart());
    assertThat(Files.size(signed.resolve("model.safetensors")))
        .isLessThan(Files.size(checkpoint.resolve("model.safetensors")) * 2 / 3);
  }

  @Test
  void aFolderOfFilmsIsJudgedAndItsFilmsAreDecodedOnce() throws IOException {
    Path films = films();
    Path cache = folder.resolve("cache");

    Invocation first = set(films, cache);
    try (Stream<Path> kept = Files.list(cache)) {
      assertThat(kept).hasSize(2);
    }
    Files.setLastModifiedTime(cache, FileTime.fromMillis(1_000_000_000_000L));
    Invocation second = set(films, cache);

    assertThat(first.code()).as(first.err()).isZero();
    JsonNode judgement = new ObjectMapper().readTree(first.out());
    assertThat(judgement.path("set").asText()).isEqualTo("films");
    // Two of sitting, two of lying, and one that asks for a fight of each film.
    assertThat(judgement.path("clips").asInt()).isEqualTo(6);
    assertThat(judgement.path("figures").path("completePersonRecall").path("value").isNumber())
        .isTrue();
    assertThat(judgement.path("figures").path("fightArea").path("value").isNumber()).isTrue();
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(Files.getLastModifiedTime(cache).toMillis()).isEqualTo(1_000_000_000_000L);
  }

  @Test
  void aSetThatIsNoFolderIsAMistakeNamed() {
    Invocation evaluate =
        Invocation.of("evaluate", "--checkpoint", checkpoint + "", "--set", "nowhere");

    assertThat(evaluate.code()).isEqualTo(2);
    assertThat(evaluate.err())
        .contains("--set must be synthetic, cameras, clips, ava or a folder of films, was nowhere");
  }

  @Test
  void longerScenesAreWatchedAsCamerasToTheEvents() throws IOException {
    Invocation evaluate =
        Invocation.of(
            "evaluate",
            "--checkpoint",
            checkpoint + "",
            "--set",
            "cameras",
            "--clips",
            "2",
            "--seconds",
            "6",
            "--json");

    assertThat(evaluate.code()).as(evaluate.err()).isZero();
    JsonNode judgement = new ObjectMapper().readTree(evaluate.out());
    assertThat(judgement.path("set").asText()).isEqualTo("cameras 0..1 of 6 s");
    // Clips of 16 pictures at 8 a second, a new one each second.
    assertThat(judgement.path("clips").asInt()).isEqualTo(10);
    JsonNode figures = judgement.path("figures");
    double clips = figures.path("falseDetectionsPerCameraHour").path("value").asDouble();
    double events = figures.path("falseEventsPerCameraHour").path("value").asDouble();
    assertThat(events).isBetween(1.0, clips);
  }

  @Test
  void wholeClipsOfAListAreJudgedByTheirClasses() throws IOException {
    frames("dark", 20);
    frames("light", 230);
    Path list = Files.writeString(folder.resolve("list.csv"), "dark,0\nlight,1\nlost,0\n");

    Invocation evaluate =
        list(
            "clips",
            "diving48",
            withClasses(2),
            "data.layout=classes",
            "data.classes=2",
            "data.annotations=" + list);

    assertThat(evaluate.code()).as(evaluate.err()).isZero();
    JsonNode judgement = new ObjectMapper().readTree(evaluate.out());
    assertThat(judgement.path("set").asText()).isEqualTo("list.csv");
    assertThat(judgement.path("clips").asInt()).isEqualTo(2);
    assertThat(judgement.path("figures").path("top1").path("interval").isObject()).isTrue();
    assertThat(judgement.path("figures").path("top5").path("value").asDouble()).isEqualTo(1);
    assertThat(evaluate.err()).contains("passed over: ").contains("lost").contains("3 of 3 clips");
  }

  @Test
  void peopleOfAListInAvasLayoutAreJudged() throws IOException {
    frames("dark", 20);
    Path truths =
        Files.writeString(folder.resolve("t.csv"), "dark,0901,0.1,0.1,0.5,0.9,12,0\ndark,0902\n");
    Path map = Files.writeString(folder.resolve("map.pbtxt"), "item {\n  id: 12\n}\n");

    Invocation evaluate =
        list(
            "ava",
            "ava",
            checkpoint,
            "data.annotations=" + truths,
            "data.labels=../config/labels/ava-v2.2.csv",
            "data.exclusions=",
            "data.proposals=",
            "--labelmap",
            map + "");

    assertThat(evaluate.code()).as(evaluate.err()).isZero();
    JsonNode judgement = new ObjectMapper().readTree(evaluate.out());
    assertThat(judgement.path("clips").asInt()).isEqualTo(2);
    assertThat(judgement.path("perClass").size()).isEqualTo(1);
    assertThat(judgement.path("figures").path("frameMap").path("value").isNumber()).isTrue();
  }

  @Test
  void aSetOfAListNeedsARecipeOfItsKindAndANetworkOfItsKind() {
    Invocation nothing = Invocation.of("evaluate", "--checkpoint", checkpoint + "", "--set", "ava");
    Invocation otherKind = list("ava", "ssv2", checkpoint);
    Invocation noClasses = list("clips", "ssv2", checkpoint);

    assertThat(nothing.code()).isEqualTo(2);
    assertThat(nothing.err()).contains("--set ava needs --recipe, one of config/recipe");
    assertThat(otherKind.code()).isEqualTo(2);
    assertThat(otherKind.err()).contains("data.layout is ssv2").contains("say --set clips");
    assertThat(noClasses.code()).isEqualTo(48);
    assertThat(noClasses.err())
        .contains("tells no classes of whole clips apart; name a checkpoint");
  }

  @Test
  void aCheckpointThatIsMissingIsNamedWithWhatToDo() {
    Invocation evaluate = Invocation.of("evaluate", "--checkpoint", "nowhere");

    assertThat(evaluate.code()).isEqualTo(40);
    assertThat(evaluate.err())
        .contains("nowhere is no directory with a checkpoint; name one, or make one with")
        .contains("pvit train");
  }

  private Invocation list(String set, String recipe, Path network, String... settings) {
    List<String> words =
        new ArrayList<>(
            List.of("evaluate", "--checkpoint", network + "", "--set", set, "--json", "--recipe"));
    words.add("../config/recipe/" + recipe + ".yaml");
    words.addAll(List.of("--recipe-set", "data.films=" + folder.resolve("frames")));
    for (String setting : settings) {
      if (setting.contains("=")) {
        words.add("--recipe-set");
      }
      words.add(setting);
    }
    return Invocation.of(words.toArray(String[]::new));
  }

  /** The same network with a head for whole clips. */
  private Path withClasses(int classes) {
    Checkpoint plain = Checkpoint.open(checkpoint);
    Architecture of = plain.card().architecture();
    Card card =
        plain
            .card()
            .with(
                new Architecture(
                    of.name(),
                    of.backbone().withClasses(classes),
                    of.prompts(),
                    of.actorHead(),
                    of.regionHead(),
                    of.taskHeads()),
                plain.card().inputContract());
    Path directory = folder.resolve("classes");
    return Checkpoint.write(
            directory, card, StorageType.FLOAT32, parameter -> InitialWeights.of(parameter, 1))
        .directory();
  }

  /** Three seconds of one level, ten pictures a second. */
  private void frames(String name, int level) throws IOException {
    new TestingFilm(30, 100_000).write(folder.resolve("frames").resolve(name), level);
  }

  @Test
  void aFolderWithoutTablesIsRefusedWithWhatItShouldHold() {
    Invocation evaluate = set(folder, folder.resolve("cache"));

    assertThat(evaluate.code()).isEqualTo(11);
    assertThat(evaluate.err()).contains("labels.csv cannot be read").contains("clips.csv, boxes");
  }

  private Invocation set(Path films, Path cache) {
    return Invocation.of(
        "evaluate",
        "--checkpoint",
        checkpoint + "",
        "--set",
        films + "",
        "--cache",
        cache + "",
        "--json");
  }

  /** Two films of two seconds; in the first a box sits, then lies. */
  private Path films() throws IOException {
    Path films = Files.createDirectories(folder.resolve("films"));
    Files.createDirectories(films.resolve("clips"));
    Files.createDirectories(films.resolve("boxes"));
    film(films.resolve("clips/one.mp4"), Color.RED);
    film(films.resolve("clips/two.mp4"), Color.BLUE);
    Files.writeString(
        films.resolve("clips.csv"),
        """
        file,fps,source_group,box_file,licence_note
        clips/one.mp4,25.0,urfd,boxes/one.csv,"made here, free"
        clips/two.mp4,25.0,street,,
        """);
    Files.writeString(
        films.resolve("labels.csv"),
        """
        file,track_id,start_frame,end_frame,ava_id,scope
        clips/one.mp4,0,0,24,11,person
        clips/one.mp4,0,25,49,8,person
        clips/one.mp4,,0,49,64,clip
        clips/two.mp4,,0,49,,clip
        """);
    StringBuilder boxes = new StringBuilder("frame,track_id,x1,y1,x2,y2\n");
    for (int frame = 0; frame < 50; frame++) {
      boxes.append(frame).append(",0,0.25,0.25,0.5,0.75\n");
    }
    Files.writeString(films.resolve("boxes/one.csv"), boxes);
    return films;
  }

  private static void film(Path file, Color colour) throws IOException {
    BufferedImage picture = new BufferedImage(160, 120, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(colour);
    pen.fillRect(40, 30, 40, 60);
    pen.dispose();
    try (FilmWriter writer = new FilmWriter(file, 160, 120, 25)) {
      for (int frame = 0; frame < 50; frame++) {
        writer.add(picture);
      }
    }
  }
}
