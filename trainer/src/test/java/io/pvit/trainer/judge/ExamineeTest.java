package io.pvit.trainer.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pvit.model.ActorPrediction;
import io.pvit.model.Precision;
import io.pvit.model.Pvit;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import io.pvit.model.torch.ComputeDevice;
import io.pvit.trainer.sample.Sample;
import io.pvit.trainer.sample.SceneSamples;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamineeTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void saysAboveTheThresholdsWhatTheServingCheckpointSays() {
    Checkpoint checkpoint = checkpoint();
    Sample sample = SceneSamples.of(checkpoint.card(), 2, Optional.empty(), 0).sample(3);

    try (Pvit serving = Pvit.load(checkpoint, Precision.FLOAT32, 1);
        Examinee examinee = Examinee.load(checkpoint, 1, ComputeDevice.CPU)) {
      List<ActorPrediction> served = serving.watch(List.of(sample.clip())).get(0);
      List<ActorPrediction> told = examinee.answer(List.of(sample, sample)).get(1).people();

      assertThat(served).isNotEmpty();
      assertThat(told).hasSizeGreaterThan(served.size());
      for (int i = 0; i < served.size(); i++) {
        assertThat(told.get(i).score()).isCloseTo(served.get(i).score(), within(1e-5));
        assertThat(told.get(i).x1()).isCloseTo(served.get(i).x1(), within(1e-5));
        assertThat(told.get(i).actions()).hasSize(80);
      }
    }
  }

  @Test
  void isJudgedOnScenesWithFiguresOfEveryHead() throws InterruptedException {
    Checkpoint checkpoint = checkpoint();

    try (Examinee examinee = Examinee.load(checkpoint, 1, ComputeDevice.CPU)) {
      SceneExam exam = new SceneExam(checkpoint.card(), new SceneExam.Setting(0, 3, 2, 1, 1));
      Judgement judgement = exam.judge(examinee, done -> {});
      Judgement again =
          new SceneExam(checkpoint.card(), new SceneExam.Setting(0, 3, 2, 2, 1))
              .judge(examinee, done -> {});

      assertThat(judgement.checkpoint()).isEqualTo(checkpoint.sha256());
      assertThat(judgement.set()).isEqualTo("synthetic 0..2");
      assertThat(judgement.figures())
          .containsKeys("frameMap", "personRecall", "falseAlarmsPerCameraHour");
      assertThat(judgement.perClass()).hasSize(37);
      assertThat(again).isEqualTo(judgement);
    }
  }

  private Checkpoint checkpoint() {
    return Checkpoint.init(
        folder.resolve("checkpoint"),
        Preset.named("micro"),
        1,
        Path.of("../config/labels/ava-v2.2.csv"));
  }
}
