package io.pvit.trainer.judge;

import io.pvit.model.InputContract;
import io.pvit.model.frames.FrameDecoder;
import io.pvit.model.frames.FrameDirectory;
import io.pvit.model.frames.FramePixels;
import io.pvit.model.frames.Letterbox;
import io.pvit.model.loss.ClipLabels;
import io.pvit.model.net.Box;
import io.pvit.trainer.sample.Sample;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The sampled pictures of a film in a network's size, and clips of them. */
final class FilmPictures {

  private final Film film;
  private final InputContract contract;
  private final List<Long> timesUs;
  private final List<FramePixels> pictures = new ArrayList<>();

  /**
   * Decodes all of them.
   *
   * @throws FilmSetRefused when there is none, they do not lie as far apart as the contract says,
   *     or one is damaged
   */
  FilmPictures(Film film, FrameDirectory directory, InputContract contract) {
    this.film = film;
    this.contract = contract;
    timesUs = directory.captureTimesUs();
    if (timesUs.isEmpty()) {
      throw new FilmSetRefused(film.file() + " has no picture; leave it out of clips.csv");
    }
    if (directory.properties().frameIntervalUs() != contract.frameIntervalUs()) {
      throw new FilmSetRefused(
          "%s was sampled every %d us, but the checkpoint takes a picture every %d us"
              .formatted(
                  film.file(),
                  directory.properties().frameIntervalUs(),
                  contract.frameIntervalUs()));
    }
    FrameDecoder decoder = new FrameDecoder();
    for (int frame = 0; frame < timesUs.size(); frame++) {
      pictures.add(
          decoder
              .decode(directory.jpeg(frame), contract)
              .fold(
                  pixels -> pixels,
                  reason -> {
                    throw new FilmSetRefused(film.file() + ": " + reason);
                  }));
    }
  }

  int size() {
    return pictures.size();
  }

  /** The film's own number of a sampled picture. */
  int frame(int picture) {
    double seconds = (timesUs.get(picture) - timesUs.get(0)) / 1e6;
    return (int) Math.round(seconds * film.framesPerSecond());
  }

  /**
   * The clip whose key frame that picture is; beyond the film's ends, the last one stands still.
   */
  Sample clip(int keyPicture, ClipLabels labels) {
    ByteBuffer rgb =
        ByteBuffer.allocate(contract.frames() * contract.height() * contract.width() * 3);
    for (int i = 0; i < contract.frames(); i++) {
      int wanted = keyPicture - contract.keyFrame() + i;
      rgb.put(pictures.get(Math.max(0, Math.min(size() - 1, wanted))).rgb());
    }
    return new Sample(rgb.flip(), pictures.get(0).letterbox(), labels);
  }

  /** A box in shares of the film's picture, as shares of the network's. */
  Box box(FrameBox box) {
    Letterbox letterbox = pictures.get(0).letterbox();
    return new Box(
        (float) letterbox.canvasX(box.x1()),
        (float) letterbox.canvasY(box.y1()),
        (float) letterbox.canvasX(box.x2()),
        (float) letterbox.canvasY(box.y2()));
  }
}
