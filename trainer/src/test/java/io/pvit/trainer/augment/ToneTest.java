package io.pvit.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.frames.Letterbox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToneTest {

  private static final Letterbox ONE_PIXEL = Letterbox.fit(1, 1, 1, 1);

  private static int[] seen(Tone tone, int red, int green, int blue) {
    byte[] rgb = {(byte) red, (byte) green, (byte) blue};
    tone.apply(rgb, ONE_PIXEL);
    return new int[] {rgb[0] & 0xFF, rgb[1] & 0xFF, rgb[2] & 0xFF};
  }

  @Test
  void neutralChangesNothing() {
    assertThat(seen(Tone.NEUTRAL, 1, 127, 254)).containsExactly(1, 127, 254);
  }

  @Test
  void brightnessIsAddedAndEndsAtBlackAndWhite() {
    assertThat(seen(new Tone(0.2, 1, 1, 1, 0, 1), 0, 100, 250)).containsExactly(51, 151, 255);
    assertThat(seen(new Tone(-0.2, 1, 1, 1, 0, 1), 0, 100, 250)).containsExactly(0, 49, 199);
  }

  @Test
  void contrastMovesLevelsFromTheMiddle() {
    // 127.5 + (level - 127.5) * 1.4
    assertThat(seen(new Tone(0, 1.4, 1, 1, 0, 1), 20, 100, 200)).containsExactly(0, 89, 229);
  }

  @Test
  void gammaIsAnExponent() {
    // 255 * (level / 255)^2
    assertThat(seen(new Tone(0, 1, 2, 1, 0, 1), 0, 128, 255)).containsExactly(0, 64, 255);
  }

  @Test
  void noSaturationIsTheLuma() {
    // 0.299 * 200 + 0.587 * 100 + 0.114 * 50
    assertThat(seen(new Tone(0, 1, 1, 0, 0, 1), 200, 100, 50)).containsExactly(124, 124, 124);
  }

  @Test
  void moreSaturationMovesColoursFromTheirGrey() {
    // grey 124.2; 2 * level - grey
    assertThat(seen(new Tone(0, 1, 1, 2, 0, 1), 180, 110, 50)).containsExactly(236, 96, 0);
  }

  @Test
  void aThirdOfAFullTurnMakesRedGreen() {
    int[] turned = seen(new Tone(0, 1, 1, 1, 2 * Math.PI / 3, 1), 200, 100, 100);

    // the grey, 129.9, stays what it is in luma: red's part of it is carried by green
    assertThat(turned[0]).isEqualTo(turned[2]);
    assertThat(turned[1] - turned[0]).isEqualTo(100);
  }

  @Test
  void greysKeepTheirLevelWhateverTheHue() {
    assertThat(seen(new Tone(0, 1, 1, 1.7, 0.4, 1), 90, 90, 90)).containsExactly(90, 90, 90);
  }

  @Test
  void shrinkingLeavesMeans() {
    byte[] rgb = {0, 0, 0, 40, 40, 40, 100, 100, 100, 60, 60, 60};

    new Tone(0, 1, 1, 1, 0, 2).apply(rgb, Letterbox.fit(4, 1, 4, 1));

    // two pixels, 20 and 80, drawn as four
    assertThat(rgb).containsExactly(20, 20, 20, 35, 35, 35, 65, 65, 65, 80, 80, 80);
  }

  @Test
  void barsKeepTheirColour() {
    byte[] rgb = {115, 115, 115, 50, 50, 50, 115, 115, 115};

    new Tone(0.2, 1, 1, 0, 0, 3).apply(rgb, Letterbox.fit(1, 1, 3, 1));

    assertThat(rgb).containsExactly(115, 115, 115, 101, 101, 101, 115, 115, 115);
  }

  @Test
  void isTheSameInEveryFrame() {
    byte[] rgb = {10, 20, 30, 10, 20, 30};

    new Tone(0.1, 1.2, 1.1, 1.3, 0.2, 1).apply(rgb, ONE_PIXEL);

    assertThat(new byte[] {rgb[3], rgb[4], rgb[5]}).containsExactly(rgb[0], rgb[1], rgb[2]);
  }

  @Test
  void drawsTheSameOfTheSameSeedAndAllKindsOfThem() {
    List<Tone> tones = new ArrayList<>();
    for (long seed = 0; seed < 400; seed++) {
      tones.add(Augmentation.USUAL.tone(seed));
      assertThat(Augmentation.USUAL.tone(seed)).isEqualTo(tones.get((int) seed));
    }

    assertThat(tones.stream().filter(tone -> tone.saturation() == 0).count()).isBetween(60L, 100L);
    assertThat(tones.stream().filter(tone -> tone.shrinking() > 1).count()).isBetween(95L, 145L);
    assertThat(tones).allMatch(tone -> Math.abs(tone.brightness()) <= 0.15);
    assertThat(tones).allMatch(tone -> tone.contrast() >= 1 / 1.4 && tone.contrast() <= 1.4);
  }

  @Test
  void refusesWhatIsNoTone() {
    assertThatThrownBy(() -> new Tone(2, 1, 1, 1, 0, 1))
        .hasMessage("brightness must be within -1..1, was 2.0");
    assertThatThrownBy(() -> new Tone(0, 1, 1, 1, 0, 0.5))
        .hasMessage("shrinking must be within 1..16, was 0.5");
    assertThatThrownBy(() -> Tone.NEUTRAL.apply(new byte[4], ONE_PIXEL))
        .hasMessage("rgb must hold whole pictures of 3 bytes, holds 4");
  }
}
