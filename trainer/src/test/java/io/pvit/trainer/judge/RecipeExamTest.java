package io.pvit.trainer.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.InitialWeights;
import io.pvit.model.checkpoint.StorageType;
import io.pvit.model.net.Architecture;
import io.pvit.model.net.Preset;
import io.pvit.model.torch.ComputeDevice;
import io.pvit.schemas.config.Configuration;
import io.pvit.schemas.config.RecipeConfig;
import io.pvit.trainer.dataset.Damage;
import io.pvit.trainer.dataset.DatasetRefused;
import io.pvit.trainer.dataset.TestingFilms;
import io.pvit.trainer.judge.FrameMap.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeExamTest {

  private static final RecipeExam.Progress QUIET = (done, all) -> {};

  @TempDir private Path folder = Path.of("");
  private final List<Damage> passedOver = new ArrayList<>();

  /** Two seconds each, twice as wide as high. */
  @BeforeEach
  void films() throws IOException {
    Path films = folder.resolve("films");
    TestingFilms.write(films.resolve("dark"), 128, 64, Collections.nCopies(20, List.of(20, 60)));
    TestingFilms.write(films.resolve("light"), 128, 64, Collections.nCopies(20, List.of(250, 190)));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private RecipeConfig recipe(String name, Map<String, String> data) {
    Map<String, String> set = new LinkedHashMap<>(data);
    set.put("data.films", folder.resolve("films").toString());
    return Configuration.load(
        RecipeConfig.class, Path.of("../config/recipe/" + name + ".yaml"), set, Map.of());
  }

  private Checkpoint checkpoint(int classes) {
    Checkpoint plain =
        Checkpoint.init(
            folder.resolve("plain" + classes),
            Preset.named("micro"),
            1,
            Path.of("../config/labels/ava-v2.2.csv"));
    Architecture of = plain.card().architecture();
    InputContract clips = plain.card().inputContract();
    Card card =
        plain
            .card()
            .with(
                new Architecture(
                    of.name(),
                    of.backbone().withClasses(classes),
                    of.prompts(),
                    of.actorHead(),
                    true,
                    of.taskHeads()),
                clips);
    return Checkpoint.write(
        folder.resolve("checkpoint" + classes),
        card,
        StorageType.FLOAT32,
        parameter -> InitialWeights.of(parameter, 1));
  }

  private RecipeExam exam(RecipeConfig recipe, Card card) {
    return new RecipeExam(
        recipe, card, new RecipeExam.Setting(0, Optional.empty(), 3, 1, 1), passedOver::add);
  }

  private static double value(Judgement judgement, String figure) {
    return Objects.requireNonNull(judgement.figures().get(figure)).value();
  }

  @Test
  void wholeClipsAreRightWhereTheListSaysWhatTheNetworkSays()
      throws IOException, InterruptedException {
    Checkpoint checkpoint = checkpoint(7);
    Map<String, String> data = new LinkedHashMap<>();
    data.put("data.layout", "classes");
    data.put("data.classes", "7");
    data.put("test.clips", "2");

    try (Examinee examinee = Examinee.load(checkpoint, 1, ComputeDevice.CPU)) {
      int right = 0;
      for (int label = 0; label < 7; label++) {
        data.put(
            "data.annotations", file("list.csv", "dark,%d\nlost,0\ndark,eight\n".formatted(label)));
        Judgement judgement =
            exam(recipe("diving48", data), checkpoint.card()).clips(examinee, QUIET);
        assertThat(judgement.clips()).isEqualTo(1);
        assertThat(judgement.set()).isEqualTo("list.csv");
        right += (int) value(judgement, "top1");
      }
      assertThat(right).isEqualTo(1);
    }
    assertThat(passedOver)
        .extracting(Damage::toString)
        .anyMatch(sentence -> sentence.contains("list.csv, line 3: "))
        .anyMatch(sentence -> sentence.contains("lost"));
  }

  @Test
  void statesThatChangeAreAskedWithTheirKeyFrames() throws IOException, InterruptedException {
    Checkpoint checkpoint = checkpoint(17);
    String clip =
        "{\"video_uid\":\"%s\",\"parent_start_sec\":0,\"parent_end_sec\":1.6,"
            + "\"parent_start_frame\":0,\"parent_end_frame\":48,\"state_change\":%s}";
    String list =
        file(
            "pnr.json",
            "{\"clips\":[%s,%s]}"
                .formatted(
                    clip.formatted("dark", "true,\"parent_pnr_frame\":24"),
                    clip.formatted("light", "false")));

    try (Examinee examinee = Examinee.load(checkpoint, 1, ComputeDevice.CPU)) {
      Judgement judgement =
          exam(recipe("ego4d", Map.of("data.annotations", list)), checkpoint.card())
              .clips(examinee, QUIET);

      assertThat(judgement.clips()).isEqualTo(2);
      assertThat(value(judgement, "keyFrameErrorSeconds")).isBetween(0.0, 0.8);
      assertThat(judgement.figures()).containsKey("stateChangeAccuracy");
    }
  }

  @Test
  void peopleAreJudgedWithOurActorsWithTrueBoxesAndWithThoseOfADetector()
      throws IOException, InterruptedException {
    Checkpoint checkpoint = checkpoint(0);
    Map<String, String> data = new LinkedHashMap<>();
    data.put("data.labels", "../config/labels/ava-v2.2.csv");
    data.put(
        "data.annotations",
        file(
            "truths.csv",
            """
            dark,0901,0.1,0.1,0.4,0.9,12,0
            dark,0901,0.1,0.1,0.4,0.9,80,0
            light,0901,0.5,0.1,0.9,0.9,8,0
            light,0902,0.5,0.1,0.9,0.9,11,0
            """));
    data.put("data.exclusions", file("excluded.csv", "light,0902\n"));
    // The same boxes, and one that nobody is sure of.
    data.put(
        "data.proposals",
        file(
            "boxes.csv",
            """
            dark,0901,0.1,0.1,0.4,0.9,,0.95
            dark,0901,0.6,0.1,0.7,0.9,,0.20
            light,0901,0.5,0.1,0.9,0.9,,0.99
            """));
    Set<Integer> counting = Set.of(8, 12);

    try (Examinee examinee = Examinee.load(checkpoint, 1, ComputeDevice.CPU)) {
      Judgement judgement =
          exam(recipe("ava", data), checkpoint.card())
              .ava(examinee, Optional.of(counting), Variant.ACTIVITYNET, QUIET);

      assertThat(judgement.clips()).isEqualTo(2);
      assertThat(judgement.perClass()).containsOnlyKeys(8, 12);
      assertThat(judgement.figures()).containsKeys("frameMap", "personRecallAtAnyScore");
      assertThat(value(judgement, "regionMap")).isPositive();
      assertThat(judgement.figures().get("proposalMap"))
          .isEqualTo(judgement.figures().get("regionMap"));
    }
  }

  @Test
  void aBoxWhereNobodyIsListedIsWrongByPySlowFastsRulesAlone()
      throws IOException, InterruptedException {
    Checkpoint checkpoint = checkpoint(0);
    Map<String, String> data = new LinkedHashMap<>();
    data.put("data.labels", "../config/labels/ava-v2.2.csv");
    data.put("data.annotations", file("truths.csv", "dark,0901,0.1,0.1,0.4,0.9,12,0\n"));
    data.put("data.exclusions", "");
    data.put(
        "data.proposals",
        file("boxes.csv", "dark,0901,0.1,0.1,0.4,0.9,,0.95\nlight,0901,0.1,0.1,0.4,0.9,,0.95\n"));

    try (Examinee examinee = Examinee.load(checkpoint, 1, ComputeDevice.CPU)) {
      RecipeExam exam = exam(recipe("ava", data), checkpoint.card());
      Judgement lenient = exam.ava(examinee, Optional.of(Set.of(12)), Variant.ACTIVITYNET, QUIET);
      Judgement strict = exam.ava(examinee, Optional.of(Set.of(12)), Variant.SLOWFAST, QUIET);

      assertThat(lenient.clips()).isEqualTo(1);
      assertThat(strict.clips()).isEqualTo(2);
      assertThat(value(lenient, "proposalMap")).isEqualTo(1);
    }
  }

  @Test
  void whatTheNetworkCannotTellIsRefused() throws IOException {
    Checkpoint checkpoint = checkpoint(7);
    Map<String, String> data = new LinkedHashMap<>();
    data.put("data.layout", "classes");
    data.put("data.classes", "9");
    data.put("data.annotations", file("list.csv", "dark,1\n"));

    try (Examinee examinee = Examinee.load(checkpoint, 1, ComputeDevice.CPU)) {
      assertThatThrownBy(
              () -> exam(recipe("diving48", data), checkpoint.card()).clips(examinee, QUIET))
          .isInstanceOf(DatasetRefused.class)
          .hasMessageContaining("tells 7 classes apart, but data.classes is 9");
    }
  }
}
