package io.pvit.trainer.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Label;
import io.pvit.model.frames.Letterbox;
import io.pvit.model.loss.ClipLabels;
import io.pvit.model.loss.LabelledPerson;
import io.pvit.model.net.Box;
import io.pvit.trainer.sample.Sample;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/**
 * A labelled clip.
 *
 * @param id a function of camera, epoch and key sequence: a clip is kept once, however often it is
 *     labelled
 * @param cameraId where it was filmed
 * @param keyTimeUs capture time of its key frame
 * @param storedAtUs when it was labelled last
 * @param letterbox where the source picture lies in each frame
 * @param rgb (F, Y, X, 3)
 * @param people everybody who is at the key frame
 */
public record ReplayClip(
    String id,
    String cameraId,
    long keyTimeUs,
    long storedAtUs,
    Letterbox letterbox,
    ByteBuffer rgb,
    List<LabelledActor> people) {

  /** Stands for a clip in which nobody does anything, where classes are counted. */
  static final int NOTHING = 0;

  private static final int HELD_BACK_ONE_IN = 5;
  private static final long MINUTE_US = 60_000_000;

  public ReplayClip {
    rgb = rgb.slice().asReadOnlyBuffer();
    people = List.copyOf(people);
  }

  /** The pixels, as a view of its own. */
  @Override
  public ByteBuffer rgb() {
    return rgb.duplicate();
  }

  /**
   * Whether it is for judging and never for learning: one in five, by camera and minute, so that
   * neighbours, which look alike, are on one side.
   */
  public boolean isHeldBack() {
    return isHeldBack(cameraId, keyTimeUs);
  }

  static boolean isHeldBack(String cameraId, long keyTimeUs) {
    CRC32C digest = new CRC32C();
    digest.update((cameraId + "/" + keyTimeUs / MINUTE_US).getBytes(UTF_8));
    return digest.getValue() % HELD_BACK_ONE_IN == 0;
  }

  /** What is done in it; {@link #NOTHING} where nothing is. */
  TreeSet<Integer> classes() {
    TreeSet<Integer> classes = new TreeSet<>();
    people.forEach(person -> classes.addAll(person.actionIds()));
    if (classes.isEmpty()) {
      classes.add(NOTHING);
    }
    return classes;
  }

  /** Whether a network takes such clips; it does not when it was made for another size. */
  public boolean fits(InputContract contract) {
    return letterbox.canvasWidth() == contract.width()
        && letterbox.canvasHeight() == contract.height()
        && rgb.remaining() == contract.frames() * contract.height() * contract.width() * 3;
  }

  /**
   * As a network learns from it. Actions that it has no output for are left out.
   *
   * @param labels the network's, in the order of its outputs
   */
  public Sample sample(List<Label> labels) {
    Map<Integer, Integer> outputs = new HashMap<>();
    for (int output = 0; output < labels.size(); output++) {
      outputs.put(labels.get(output).id(), output);
    }
    List<LabelledPerson> known = new ArrayList<>();
    for (LabelledActor person : people) {
      known.add(
          new LabelledPerson(
              onCanvas(person),
              person.actionIds().stream().filter(outputs::containsKey).map(outputs::get).toList()));
    }
    return new Sample(rgb(), letterbox, ClipLabels.real().withPeople(known));
  }

  private Box onCanvas(LabelledActor person) {
    return new Box(
        (float) letterbox.canvasX(person.box().x1()),
        (float) letterbox.canvasY(person.box().y1()),
        (float) letterbox.canvasX(person.box().x2()),
        (float) letterbox.canvasY(person.box().y2()));
  }
}
