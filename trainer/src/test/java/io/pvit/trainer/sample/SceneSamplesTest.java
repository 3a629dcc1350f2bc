package io.pvit.trainer.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.LabelMap;
import io.pvit.model.net.Method;
import io.pvit.model.net.Preset;
import io.pvit.trainer.augment.Augmentation;
import io.pvit.trainer.run.Beginning;
import io.pvit.trainer.run.Teaching;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SceneSamplesTest {

  private final Card card =
      Beginning.fresh(
              Preset.named("micro"),
              Method.named("pvit"),
              new Teaching(true, 2),
              LabelMap.read(Path.of("../config/labels/ava-v2.2.csv")),
              1)
          .card();
  private final SampleSource plain =
      SceneSamples.of(card, card.inputContract(), 3, Optional.empty(), 1);
  private final SampleSource varied =
      SceneSamples.of(card, card.inputContract(), 3, Optional.of(Augmentation.USUAL), 1);

  @Test
  void aClipComesAgainAsItWas() {
    assertThat(plain.sample(1)).isEqualTo(plain.sample(0));
  }

  @Test
  void aClipComesAgainOtherwise_whereClipsAreVaried_andTheSameAtTheSamePlace() {
    assertThat(varied.sample(1)).isNotEqualTo(varied.sample(0));
    assertThat(varied.sample(1)).isEqualTo(varied.sample(1));
  }

  @Test
  void variedClipsKeepTheSizeOfTheNetworkAndSomebodyToLearnFrom() {
    for (long index = 0; index < 10; index++) {
      Sample sample = varied.sample(index);

      assertThat(sample.frames()).isEqualTo(16);
      assertThat(sample.letterbox().canvasWidth()).isEqualTo(96);
      assertThat(sample.labels().people().orElseThrow()).isNotEmpty();
      assertThat(sample.labels().pose()).isPresent();
    }
  }
}
