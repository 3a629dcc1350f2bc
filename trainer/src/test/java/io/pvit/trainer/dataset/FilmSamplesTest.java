package io.pvit.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Label;
import io.pvit.model.loss.ClipLabels;
import io.pvit.model.loss.LabelledPerson;
import io.pvit.model.net.Box;
import io.pvit.trainer.augment.Augmentation;
import io.pvit.trainer.sample.Sample;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmSamplesTest {

  private static final InputContract CONTRACT = new InputContract(4, 2, 100_000, 32, 48);
  private static final List<Label> ACTIONS =
      List.of(new Label(12, "stand"), new Label(80, "watch"));

  @TempDir Path films;
  private final List<Damage> passedOver = new ArrayList<>();

  /** Ten grey pictures of 64 x 64, each lighter than the one before, ten a second. */
  @BeforeEach
  void film() throws IOException {
    Path film = Files.createDirectories(films.resolve("film"));
    Files.writeString(
        film.resolve("frames.json"), "{\"frameIntervalUs\":100000,\"width\":64,\"height\":64}");
    StringBuilder index = new StringBuilder("frame,captureTimeUs\n");
    for (int i = 0; i < 10; i++) {
      BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
      Graphics2D pen = picture.createGraphics();
      pen.setColor(new Color(20 * i, 20 * i, 20 * i));
      pen.fillRect(0, 0, 64, 64);
      pen.dispose();
      ImageIO.write(picture, "jpg", film.resolve("%06d.jpg".formatted(i)).toFile());
      index.append(i).append(',').append(i * 100_000).append('\n');
    }
    Files.writeString(film.resolve("index.csv"), index);
  }

  private FilmSamples samples(Optional<Augmentation> augmentation, ClipReference... clips) {
    return new FilmSamples(
        films, List.of(clips), CONTRACT, ACTIONS, augmentation, 1, passedOver::add);
  }

  private static ClipReference clip(String film, ClipPart part, ClipKnowledge known) {
    return new ClipReference(Path.of(film), part, known);
  }

  /** The level in the middle of each frame. */
  private static List<Integer> levels(Sample sample) {
    List<Integer> levels = new ArrayList<>();
    for (int frame = 0; frame < sample.frames(); frame++) {
      levels.add(sample.rgb().get(((frame * 32 + 16) * 48 + 24) * 3) & 0xFF);
    }
    return levels;
  }

  @Test
  void showTheFilmAsServingSeesIt() {
    Sample sample =
        samples(
                Optional.empty(),
                clip("film", new ClipPart.Around(0.4), new ClipKnowledge.OfClass(1)))
            .sample(0);

    assertThat(levels(sample)).containsExactly(40, 60, 80, 100);
    assertThat(sample.letterbox().left()).isEqualTo(8);
    assertThat(sample.rgb().get(0) & 0xFF).isEqualTo(115);
    assertThat(sample.labels()).isEqualTo(ClipLabels.real().withAction(1));
  }

  @Test
  void bringBoxesToTheCanvasAndActionsToOutputs() {
    ClipKnowledge people =
        new ClipKnowledge.People(
            List.of(
                new ClipKnowledge.Person(new Box(0.25f, 0, 0.5f, 1), Set.of(80, 12)),
                new ClipKnowledge.Person(new Box(0.5f, 0, 1, 1), Set.of())));

    Sample sample =
        samples(Optional.empty(), clip("film", new ClipPart.Around(0.4), people)).sample(0);

    // 32 of 48 columns show the picture, from column 8 on
    assertThat(sample.labels().people().orElseThrow())
        .containsExactly(
            new LabelledPerson(new Box(16 / 48f, 0, 24 / 48f, 1), List.of(0, 1)),
            new LabelledPerson(new Box(24 / 48f, 0, 40 / 48f, 1), List.of()));
  }

  @Test
  void countThePointOfNoReturnInFrames() {
    ClipPart part = new ClipPart.Seconds(0, 0.8); // frames at 0.1, 0.3, 0.5 and 0.7

    FilmSamples samples =
        samples(
            Optional.empty(),
            clip("film", part, new ClipKnowledge.StateChange(OptionalDouble.of(0.52))));
    FilmSamples none =
        samples(
            Optional.empty(),
            clip("film", part, new ClipKnowledge.StateChange(OptionalDouble.empty())));

    assertThat(samples.sample(0).labels().action()).contains(3);
    assertThat(none.sample(0).labels().action()).contains(0);
  }

  @Test
  void varyEachTimeAndKeepWhoIsThere() {
    ClipKnowledge people =
        new ClipKnowledge.People(
            List.of(new ClipKnowledge.Person(new Box(0.3f, 0.3f, 0.6f, 0.8f), Set.of(12))));
    FilmSamples samples =
        samples(Optional.of(Augmentation.USUAL), clip("film", new ClipPart.Around(0.4), people));

    Set<List<LabelledPerson>> seen = new HashSet<>();
    for (long index = 0; index < 10; index++) {
      assertThat(samples.sample(index)).isEqualTo(samples.sample(index));
      seen.add(samples.sample(index).labels().people().orElseThrow());
      assertThat(samples.sample(index).labels().people().orElseThrow()).hasSize(1);
    }

    assertThat(seen).hasSizeGreaterThan(5);
  }

  @Test
  void takeAnotherClipForOneThatCannotBeReadAndNameIt() throws IOException {
    Files.delete(films.resolve("film").resolve("000002.jpg"));

    FilmSamples samples =
        samples(
            Optional.empty(),
            clip("film", new ClipPart.Around(0.4), new ClipKnowledge.OfClass(0)),
            clip("lost", new ClipPart.Whole(), new ClipKnowledge.OfClass(0)),
            clip("film", new ClipPart.Around(0.8), new ClipKnowledge.OfClass(1)));
    for (int index = 0; index < 3; index++) {
      assertThat(samples.sample(index).labels().action()).contains(1);
    }

    assertThat(passedOver)
        .extracting(Damage::toString)
        .anyMatch(sentence -> sentence.contains("000002.jpg does not exist"))
        .anyMatch(sentence -> sentence.contains("frames.json does not exist"));
  }

  @Test
  void areRefusedWhereNothingCanBeRead() {
    FilmSamples samples =
        samples(Optional.empty(), clip("lost", new ClipPart.Whole(), new ClipKnowledge.OfClass(0)));

    assertThatThrownBy(() -> samples.sample(0))
        .isInstanceOf(DatasetRefused.class)
        .hasMessage(
            "none of the 1 clips can be read; each film must be a frame directory in %s", films);
  }
}
