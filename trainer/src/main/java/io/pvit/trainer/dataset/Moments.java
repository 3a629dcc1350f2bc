package io.pvit.trainer.dataset;

import io.pvit.model.InputContract;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Which pictures of a film a clip is made of. */
final class Moments {

  private static final double MICROS = 1e6;

  private final List<Long> timesUs;
  private final InputContract contract;

  /**
   * @param timesUs of a film's pictures, ascending
   */
  Moments(List<Long> timesUs, InputContract contract) {
    if (timesUs.size() < 2) {
      throw new IllegalArgumentException(
          "a film has at least two pictures, this one has " + timesUs.size());
    }
    this.timesUs = timesUs;
    this.contract = contract;
  }

  /**
   * Pictures for the frames of a clip. Around a key frame they keep the network's interval, as far
   * as the film goes; otherwise each is taken from its share of the part.
   *
   * @param place within a share, 0..1
   */
  List<Integer> of(ClipPart part, DoubleSupplier place) {
    if (part instanceof ClipPart.Around around) {
      return around(around.second());
    }
    double from = secondOf(0);
    double to = secondOf(timesUs.size() - 1);
    if (part instanceof ClipPart.Seconds seconds) {
      require(seconds.from() <= to, "begins at second " + seconds.from());
      from = seconds.from();
      to = Math.min(to, seconds.to());
    } else if (part instanceof ClipPart.Pictures pictures) {
      require(pictures.first() < timesUs.size(), "begins at picture " + pictures.first());
      from = secondOf(pictures.first());
      to = secondOf(Math.min(pictures.last(), timesUs.size() - 1));
    }
    List<Integer> taken = new ArrayList<>();
    for (int frame = 0; frame < contract.frames(); frame++) {
      double share = (frame + place.getAsDouble()) / contract.frames();
      taken.add(nearest(from + share * (to - from)));
    }
    return taken;
  }

  /** The second of a picture, from the first picture on. */
  double secondOf(int picture) {
    return (timesUs.get(picture) - timesUs.get(0)) / MICROS;
  }

  private List<Integer> around(double second) {
    require(second <= secondOf(timesUs.size() - 1) + 1, "has its key frame at second " + second);
    List<Integer> taken = new ArrayList<>();
    for (int frame = 0; frame < contract.frames(); frame++) {
      double offset = (frame - contract.keyFrame()) * contract.frameIntervalUs() / MICROS;
      taken.add(nearest(second + offset));
    }
    return taken;
  }

  private void require(boolean holds, String complaint) {
    if (!holds) {
      throw new IllegalArgumentException(
          "the clip %s, the film ends at second %s"
              .formatted(complaint, secondOf(timesUs.size() - 1)));
    }
  }

  private int nearest(double second) {
    int low = 0;
    int high = timesUs.size() - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      double between = (secondOf(middle) + secondOf(middle + 1)) / 2;
      if (second <= between) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
