package io.pvit.model.loss;

import io.pvit.model.net.Box;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A person at the key frame.
 *
 * @param box in shares of the network's picture
 * @param actions outputs of the network that are true of the person, none twice; others are not
 * @param poses (moments, 25, 3) metres from the root joint at the key frame, in the axes of the
 *     camera at each moment; not a number is unknown; empty where no joint is known
 */
public record LabelledPerson(Box box, List<Integer> actions, Optional<FloatBuffer> poses) {

  /** Of whom no joint is known. */
  public LabelledPerson(Box box, List<Integer> actions) {
    this(box, actions, Optional.empty());
  }

  public LabelledPerson {
    actions = List.copyOf(actions);
    poses = poses.map(FloatBuffer::asReadOnlyBuffer);
    if (actions.stream().distinct().count() < actions.size()
        || actions.stream().anyMatch(action -> action < 0)) {
      throw new IllegalArgumentException(
          "actions must be distinct indices of outputs, was " + actions);
    }
  }

  /** The same in another box. */
  LabelledPerson in(Box other) {
    return new LabelledPerson(other, actions, poses);
  }

  /** The same with joints; the array is not copied and must not change. */
  public LabelledPerson withPoses(float[] joints) {
    return new LabelledPerson(box, actions, Optional.of(FloatBuffer.wrap(joints)));
  }
}
