package io.pvit.trainer.replay;

import static io.pvit.trainer.replay.TestingClips.clip;
import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Label;
import io.pvit.model.checkpoint.Preprocessing;
import io.pvit.model.checkpoint.Thresholds;
import io.pvit.model.loss.ClipLabels;
import io.pvit.model.loss.LabelledPerson;
import io.pvit.model.net.Box;
import io.pvit.model.net.Preset;
import io.pvit.trainer.sample.Sample;
import io.pvit.trainer.sample.SampleSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplaySamplesTest {

  private static final List<Label> LABELS = List.of(new Label(12, "stand"), new Label(5, "fall"));

  private static final Card CARD =
      new Card(
          Card.FORMAT,
          Preset.named("micro").architecture(),
          LABELS,
          "two",
          new InputContract(2, 1, 125_000, 8, 8),
          Preprocessing.STANDARD,
          Thresholds.UNMEASURED,
          true,
          Map.of(),
          Map.of(),
          "",
          "");

  @TempDir private Path folder;

  private final List<Long> asked = new ArrayList<>();
  private final SampleSource others =
      index -> {
        asked.add(index);
        Sample any = clip("other", 0).sample(LABELS);
        return new Sample(any.rgb(), any.letterbox(), ClipLabels.synthetic());
      };
  private ReplayStore store;

  @BeforeEach
  void open() {
    store = ReplayStore.open(folder, 9);
  }

  @Test
  void halfAreLabelledAndTheOthersComeInTheirOwnOrderWithoutAHole() {
    store.put(clip("a", 1, 5));
    ReplaySamples samples = new ReplaySamples(store, CARD, 0.5, others);

    List<Boolean> synthetic =
        LongStream.range(0, 6).mapToObj(i -> samples.sample(i).labels().isSynthetic()).toList();

    assertThat(synthetic).containsExactly(true, false, true, false, true, false);
    assertThat(asked).containsExactly(0L, 1L, 2L);
  }

  @Test
  void withoutLabelledClipsAllAreOthers() {
    ReplaySamples samples = new ReplaySamples(store, CARD, 0.5, others);

    assertThat(samples.sample(1).labels().isSynthetic()).isTrue();
    assertThat(asked).containsExactly(1L);
  }

  @Test
  void clipsOfAnotherSizeOrLengthAreNotRead() {
    store.put(clip("a", 1, 5));
    InputContract larger = new InputContract(2, 1, 125_000, 16, 16);
    InputContract longer =
        new InputContract(
            2 * CARD.inputContract().frames(),
            1,
            125_000,
            CARD.inputContract().height(),
            CARD.inputContract().width());

    assertThat(store.toLearnFrom(larger)).isEmpty();
    assertThat(store.toLearnFrom(longer)).isEmpty();
    assertThat(ReplayStore.open(folder, 9).toLearnFrom(longer)).isEmpty();
    assertThat(ReplayStore.open(folder, 9).toLearnFrom(CARD.inputContract())).containsExactly("a");
    assertThat(store.toLearnFrom(CARD.inputContract())).containsExactly("a");
  }

  @Test
  void aClipTeachesItsPeopleInTermsOfTheNetwork() {
    store.put(clip("a", 1, 5, 12, 79));
    ReplaySamples samples = new ReplaySamples(store, CARD, 1, others);

    assertThat(samples.sample(0).labels().people())
        .contains(List.of(new LabelledPerson(new Box(0, 0.375f, 0.5f, 0.625f), List.of(1, 0))));
  }
}
