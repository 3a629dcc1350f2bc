package io.pvit.trainer.dataset;

import io.pvit.model.InputContract;
import io.pvit.model.frames.FrameDirectoryRefused;
import io.pvit.model.frames.FramePixels;
import io.pvit.model.frames.Letterbox;
import io.pvit.model.loss.ClipLabels;
import io.pvit.model.loss.LabelledPerson;
import io.pvit.model.net.Box;
import io.pvit.trainer.augment.CropWindow;
import io.pvit.trainer.augment.Framing;
import io.pvit.trainer.sample.Sample;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Clips of films as they are judged: nothing is drawn by lot. A clip that cannot be read is named
 * and left out. Threads share one.
 */
public final class FilmViews {

  private final Path films;
  private final InputContract contract;
  private final Consumer<Damage> passedOver;

  /**
   * Views of films.
   *
   * @param films the directory that all films lie in, each a frame directory
   * @param contract the clips that the network takes
   * @param passedOver hears of clips that cannot be read, on the thread that asked
   */
  public FilmViews(Path films, InputContract contract, Consumer<Damage> passedOver) {
    this.films = films;
    this.contract = contract;
    this.passedOver = passedOver;
  }

  /**
   * One look at a clip.
   *
   * @param seconds of its frames, from the film's first picture on
   */
  public record View(Sample sample, List<Double> seconds) {
    public View {
      seconds = List.copyOf(seconds);
    }
  }

  /**
   * A whole clip, looked at several times; empty when it cannot be read.
   *
   * @param times each takes the frames from another place within their shares of the clip
   * @param crops windows of the network's proportions, as large as fit, from one end of the picture
   *     to the other; one is the middle, and where all of it fits there is no second
   */
  public List<View> ofWhole(ClipReference clip, int times, int crops) {
    return unlessDamaged(clip, () -> views(clip, times, crops)).orElse(List.of());
  }

  /**
   * The clip around a key frame as serving sees it; empty when it cannot be read.
   *
   * @param boxes whose people the sample names, in shares of the film's picture
   */
  public Optional<Sample> around(ClipReference clip, List<Box> boxes) {
    return unlessDamaged(clip, () -> seenWhole(clip, boxes));
  }

  private <T> Optional<T> unlessDamaged(ClipReference clip, Supplier<T> read) {
    try {
      return Optional.of(read.get());
    } catch (FrameDirectoryRefused | IllegalArgumentException e) {
      passedOver.accept(new Damage(films.resolve(clip.film()), 0, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private List<View> views(ClipReference clip, int times, int crops) {
    OpenFilm film = new OpenFilm(films.resolve(clip.film()));
    Moments moments = film.moments(contract);
    double fit =
        Math.max(
            (double) contract.width() / film.width(), (double) contract.height() / film.height());
    InputContract size = size(film, Math.min(1, fit));
    List<View> views = new ArrayList<>();
    for (int time = 0; time < times; time++) {
      double place = (time + 0.5) / times;
      List<Integer> pictures = moments.of(clip.part(), () -> place);
      List<Double> seconds = pictures.stream().map(moments::secondOf).toList();
      byte[] source = OpenFilm.joined(film.decoded(pictures, size));
      for (CropWindow window : windows(size, crops)) {
        views.add(new View(cut(source, size, window), seconds));
      }
    }
    return views;
  }

  /** The film's own proportions. */
  private InputContract size(OpenFilm film, double scale) {
    return new InputContract(
        contract.frames(),
        contract.keyFrame(),
        contract.frameIntervalUs(),
        Math.max(8, (int) Math.round(film.height() * scale)),
        Math.max(8, (int) Math.round(film.width() * scale)));
  }

  private List<CropWindow> windows(InputContract size, int crops) {
    double scale =
        Math.min(
            (double) size.width() / contract.width(), (double) size.height() / contract.height());
    double width = contract.width() * scale;
    double height = contract.height() * scale;
    double spareWidth = Math.max(0, size.width() - width);
    double spareHeight = Math.max(0, size.height() - height);
    int distinct = spareWidth + spareHeight < 1 ? 1 : crops;
    List<CropWindow> windows = new ArrayList<>();
    for (int i = 0; i < distinct; i++) {
      double share = distinct == 1 ? 0.5 : (double) i / (distinct - 1);
      double left = share * spareWidth;
      double top = share * spareHeight;
      windows.add(new CropWindow(left, top, left + width, top + height));
    }
    return windows;
  }

  private Sample cut(byte[] source, InputContract size, CropWindow window) {
    Letterbox full =
        Letterbox.fit(contract.width(), contract.height(), contract.width(), contract.height());
    byte[] rgb = new Framing(window, full, false).rgb(source, size.height(), size.width());
    return new Sample(ByteBuffer.wrap(rgb), full, ClipLabels.real());
  }

  private Sample seenWhole(ClipReference clip, List<Box> boxes) {
    OpenFilm film = new OpenFilm(films.resolve(clip.film()));
    List<FramePixels> frames =
        film.decoded(film.moments(contract).of(clip.part(), () -> 0.5), contract);
    Letterbox letterbox = frames.get(0).letterbox();
    List<LabelledPerson> people =
        boxes.stream().map(box -> new LabelledPerson(onCanvas(box, letterbox), List.of())).toList();
    return new Sample(
        ByteBuffer.wrap(OpenFilm.joined(frames)), letterbox, ClipLabels.real().withPeople(people));
  }

  private static Box onCanvas(Box box, Letterbox letterbox) {
    return new Box(
        (float) letterbox.canvasX(box.x1()),
        (float) letterbox.canvasY(box.y1()),
        (float) letterbox.canvasX(box.x2()),
        (float) letterbox.canvasY(box.y2()));
  }
}
