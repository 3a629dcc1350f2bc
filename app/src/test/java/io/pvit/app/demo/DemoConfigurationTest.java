package io.pvit.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.schemas.clip.ClipShape;
import io.pvit.schemas.config.IngestConfig.Sampling;
import io.pvit.schemas.config.TrainerServiceConfig;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoConfigurationTest {

  @Test
  void samplesAsTheNetworkWantsIt(@TempDir Path scratch) {
    try (DemoDirectory directory = DemoDirectory.open(Optional.of(scratch))) {
      Sampling sampling =
          new DemoConfiguration(Path.of("..", "config"), directory)
              .ingest("127.0.0.1:1", new ClipShape(2, 16, 16, 66_667))
              .sampling();

      assertThat(sampling.windowFrames()).isEqualTo(16);
      assertThat(sampling.frameIntervalUs()).isEqualTo(66_667);
    }
  }

  @Test
  void theTrainerBesideItLearnsFromWhatServesAndWatchesHowFarInferenceIsBehind(
      @TempDir Path scratch) {
    try (DemoDirectory directory = DemoDirectory.open(Optional.of(scratch))) {
      DemoConfiguration demo = new DemoConfiguration(Path.of("..", "config"), directory);

      TrainerServiceConfig trainer = demo.trainer("127.0.0.1:1", Path.of("/served"));

      assertThat(trainer.checkpoint()).isEqualTo("/served");
      assertThat(trainer.kafka().bootstrapServers()).isEqualTo("127.0.0.1:1");
      assertThat(Path.of(trainer.directory())).startsWithRaw(scratch);
      assertThat(Path.of(trainer.store().location())).startsWithRaw(scratch);
      assertThat(demo.inferenceOverrides(Path.of("/served"), true))
          .containsEntry("applicationId", trainer.load().inferenceApplicationId())
          .containsEntry("rollout.policy", "at-once");
      assertThat(demo.inferenceOverrides(Path.of("/served"), false))
          .containsEntry("rollout.policy", "none");
      assertThat(demo.recipe().network().start()).isEmpty();
    }
  }
}
