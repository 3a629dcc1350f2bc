package io.pvit.trainer.ablation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.InputContract;
import io.pvit.trainer.ablation.ActedClips.Acted;
import io.pvit.trainer.sample.Sample;
import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.label.Box;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SideViewTest {

  private static final InputContract CONTRACT = new InputContract(2, 1, 1_000_000, 32, 32);

  private static ActedClips clips(SceneStyle style) {
    return new ActedClips(style, 0, 2, ClipSeed.Training::new, CONTRACT);
  }

  @ParameterizedTest
  @EnumSource(SceneStyle.class)
  void whoeverActsIsInThePictureAndLargeEnoughToTellFrom(SceneStyle style) {
    ActedClips clips = clips(style);
    int whole = 0;
    double sides = 0;
    for (int place = 0; place < clips.size(); place++) {
      Box person = clips.at(place).person();
      boolean isWhole =
          person.left() > 0
              && person.top() > 0
              && person.right() < SideView.PIXELS
              && person.bottom() < SideView.PIXELS;
      whole += isWhole ? 1 : 0;
      sides += Math.max(person.right() - person.left(), person.bottom() - person.top());
    }

    assertThat(whole).isGreaterThanOrEqualTo(14);
    assertThat(sides / clips.size()).isGreaterThan(0.4 * SideView.PIXELS);
  }

  @Test
  void aClipIsRenderedOnceAndTheClassesTakeTurns() {
    ActedClips clips = clips(SceneStyle.INDOORS);
    Acted third = clips.at(2);

    assertThat(clips.at(2)).isSameAs(third);
    assertThat(third.output()).isEqualTo(2);
    assertThat(clips.size()).isEqualTo(20);
  }

  @Test
  void otherNumbersAreOtherClips() {
    ActedClips later = new ActedClips(SceneStyle.INDOORS, 1, 1, ClipSeed.Training::new, CONTRACT);

    assertThat(later.at(0).rgb()).isEqualTo(clips(SceneStyle.INDOORS).at(10).rgb());
    assertThat(later.at(0).rgb()).isNotEqualTo(clips(SceneStyle.INDOORS).at(0).rgb());
  }

  @Test
  void anIndexIsTheSameSampleInEveryProcess_andSeenOtherwiseTheNextTime() {
    ActedClips one = new ActedClips(SceneStyle.INDOORS, 0, 1, ClipSeed.Training::new, CONTRACT);
    ClassSamples samples = new ClassSamples(one, CONTRACT, 1);
    Sample first = samples.sample(0);
    int told = first.labels().action().orElseThrow();

    assertThat(new ClassSamples(one, CONTRACT, 1).sample(0).rgb()).isEqualTo(first.rgb());
    assertThat(first.rgb()).isNotEqualTo(ClassSamples.whole(one.at(told), CONTRACT).rgb());
  }
}
