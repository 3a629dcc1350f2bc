package io.pvit.trainer.dataset;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Label;
import io.pvit.model.frames.FrameDirectoryRefused;
import io.pvit.model.frames.FramePixels;
import io.pvit.trainer.augment.Augmentation;
import io.pvit.trainer.augment.CropWindow;
import io.pvit.trainer.augment.Framing;
import io.pvit.trainer.sample.Sample;
import io.pvit.trainer.sample.SampleSource;
import io.pvit.trainer.scene.random.RandomStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Labelled clips of films as samples, every clip once an epoch. A clip that cannot be read is named
 * and its neighbour in the list taken instead.
 */
public final class FilmSamples implements SampleSource {

  /** Pictures are decoded so much larger than they are seen, for windows of them to be sharp. */
  private static final double SPARE = 1.5;

  private final Path films;
  private final List<ClipReference> clips;
  private final InputContract contract;
  private final FilmLabels labels;
  private final Optional<Augmentation> augmentation;
  private final Consumer<Damage> passedOver;
  private final EpochOrder order;

  /**
   * Samples of clips.
   *
   * @param films the directory that all films lie in, each a frame directory
   * @param clips at least one
   * @param contract the clips that the network takes
   * @param actions of the network, in the order of its outputs
   * @param augmentation how they are varied
   * @param seed of their order
   * @param passedOver hears of clips that cannot be read, on the thread that asked
   */
  public FilmSamples(
      Path films,
      List<ClipReference> clips,
      InputContract contract,
      List<Label> actions,
      Optional<Augmentation> augmentation,
      long seed,
      Consumer<Damage> passedOver) {
    this.films = films;
    this.clips = List.copyOf(clips);
    this.contract = contract;
    labels = new FilmLabels(actions);
    this.augmentation = augmentation;
    this.passedOver = passedOver;
    order = new EpochOrder(seed, clips.size());
  }

  /** How many clips an epoch has. */
  public int size() {
    return clips.size();
  }

  @Override
  public Sample sample(long index) {
    int first = order.at(index);
    for (int i = 0; i < clips.size(); i++) {
      ClipReference clip = clips.get((first + i) % clips.size());
      try {
        return sample(clip, index);
      } catch (FrameDirectoryRefused | IllegalArgumentException e) {
        passedOver.accept(
            new Damage(films.resolve(clip.film()), 0, String.valueOf(e.getMessage())));
      }
    }
    throw new DatasetRefused(
        "none of the %d clips can be read; each film must be a frame directory in %s"
            .formatted(clips.size(), films));
  }

  private Sample sample(ClipReference clip, long index) {
    OpenFilm film = new OpenFilm(films.resolve(clip.film()));
    Moments moments = film.moments(contract);
    RandomStream random = RandomStream.of(index).named("moments");
    List<Integer> pictures =
        moments.of(clip.part(), () -> augmentation.isPresent() ? random.uniform() : 0.5);
    List<Double> seconds = pictures.stream().map(moments::secondOf).toList();
    if (augmentation.isEmpty()) {
      List<FramePixels> frames = film.decoded(pictures, contract);
      Framing framing = seenWhole(frames.get(0));
      return new Sample(
          ByteBuffer.wrap(OpenFilm.joined(frames)),
          framing.letterbox(),
          labels.of(
              clip.known(),
              framing,
              framing.letterbox().sourceWidth(),
              framing.letterbox().sourceHeight(),
              seconds));
    }
    InputContract spare = spare(film);
    byte[] source = OpenFilm.joined(film.decoded(pictures, spare));
    Framing framing =
        augmentation
            .get()
            .framing(
                index,
                spare.width(),
                spare.height(),
                FilmLabels.largest(clip.known(), spare.width(), spare.height()),
                contract.width(),
                contract.height());
    byte[] rgb = framing.rgb(source, spare.height(), spare.width());
    augmentation.get().tone(index).apply(rgb, framing.letterbox());
    return new Sample(
        ByteBuffer.wrap(rgb),
        framing.letterbox(),
        labels.of(clip.known(), framing, spare.width(), spare.height(), seconds));
  }

  /** As what serves sees it. */
  private static Framing seenWhole(FramePixels frame) {
    return new Framing(
        CropWindow.whole(frame.letterbox().sourceWidth(), frame.letterbox().sourceHeight()),
        frame.letterbox(),
        false);
  }

  /** A size of the film's own proportions, at most its own. */
  private InputContract spare(OpenFilm film) {
    double fit =
        Math.max(
            (double) contract.width() / film.width(), (double) contract.height() / film.height());
    double scale = Math.min(1, SPARE * fit);
    return new InputContract(
        contract.frames(),
        contract.keyFrame(),
        contract.frameIntervalUs(),
        Math.max(8, (int) Math.round(film.height() * scale)),
        Math.max(8, (int) Math.round(film.width() * scale)));
  }
}
