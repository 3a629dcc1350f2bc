package io.pvit.model.loss;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.List;

/**
 * Losses of answers with a number of their own for every truth: mean over the numbers of a clip
 * that are known, then over the clips. A clip of which every number is unknown adds 0.
 */
final class MapLoss {

  /**
   * Beyond it all is far away: the paper clips, but does not say where. There a person covers two
   * places of the grid, so that little hangs on the difference; and shares of it keep the squares
   * of the order of 1, as the paper's weights want it. Linear, not logarithmic, as the paper's mean
   * of squares is.
   */
  static final float DEPTH_CLIP_METRES = 20;

  private static final int AXES = 3;

  private MapLoss() {}

  /** Mean squares of depth (S, T, h, w, 1) in shares of the clip. */
  static Tensor depth(TensorScope scope, Tensor answers, List<FloatBuffer> metres) {
    Known known = new Known(metres.size(), sizeOf(answers) / metres.size());
    for (int clip = 0; clip < metres.size(); clip++) {
      FloatBuffer map = metres.get(clip);
      known.requireSize("depth", clip, map.remaining());
      for (int i = 0; i < known.perClip; i++) {
        float depth = map.get(map.position() + i);
        if (!Float.isNaN(depth)) {
          known.set(clip, i, Math.min(depth, DEPTH_CLIP_METRES) / DEPTH_CLIP_METRES);
        }
      }
    }
    return known.squaredError(scope, answers);
  }

  /** Mean squares of normals (S, T, h, w, 3). */
  static Tensor normals(TensorScope scope, Tensor answers, List<FloatBuffer> normals) {
    Known known = new Known(normals.size(), sizeOf(answers) / normals.size());
    for (int clip = 0; clip < normals.size(); clip++) {
      FloatBuffer map = normals.get(clip);
      known.requireSize("normals", clip, map.remaining());
      for (int first = 0; first < known.perClip; first += AXES) {
        float x = map.get(map.position() + first);
        float y = map.get(map.position() + first + 1);
        float z = map.get(map.position() + first + 2);
        if (x * x + y * y + z * z > 0) {
          known.set(clip, first, x);
          known.set(clip, first + 1, y);
          known.set(clip, first + 2, z);
        }
      }
    }
    return known.squaredError(scope, answers);
  }

  /** Mean squares of joints (S, 75). */
  static Tensor pose(TensorScope scope, Tensor answers, List<FloatBuffer> joints) {
    Known known = new Known(joints.size(), sizeOf(answers) / joints.size());
    for (int clip = 0; clip < joints.size(); clip++) {
      FloatBuffer pose = joints.get(clip);
      known.requireSize("pose", clip, pose.remaining());
      for (int i = 0; i < known.perClip; i++) {
        float coordinate = pose.get(pose.position() + i);
        if (!Float.isNaN(coordinate)) {
          known.set(clip, i, coordinate);
        }
      }
    }
    return known.squaredError(scope, answers);
  }

  /** Mean cross entropy of classes (S, T, h, w, K). */
  static Tensor segmentation(TensorScope scope, Tensor answers, List<IntBuffer> classes) {
    long[] shape = answers.shape();
    int count = Math.toIntExact(shape[shape.length - 1]);
    Known known = new Known(classes.size(), sizeOf(answers) / count / classes.size());
    long[] targets = new long[classes.size() * known.perClip];
    for (int clip = 0; clip < classes.size(); clip++) {
      IntBuffer map = classes.get(clip);
      known.requireSize("segmentation", clip, map.remaining());
      for (int i = 0; i < known.perClip; i++) {
        int target = map.get(map.position() + i);
        if (target >= count) {
          throw new IllegalArgumentException(
              "segmentation must be below the network's %d classes, was %d"
                  .formatted(count, target));
        }
        if (target >= 0) {
          known.set(clip, i, target);
          targets[clip * known.perClip + i] = target;
        }
      }
    }
    return LossKernels.call(
        scope, "class_error", answers, scope.longs(targets, targets.length), known.weights(scope));
  }

  private static int sizeOf(Tensor tensor) {
    long size = 1;
    for (long axis : tensor.shape()) {
      size *= axis;
    }
    return Math.toIntExact(size);
  }

  /** Targets, and which of them are known. */
  private static final class Known {

    private final int clips;
    private final int perClip;
    private final float[] targets;
    private final boolean[] isKnown;

    Known(int clips, int perClip) {
      this.clips = clips;
      this.perClip = perClip;
      targets = new float[clips * perClip];
      isKnown = new boolean[clips * perClip];
    }

    void requireSize(String key, int clip, int size) {
      if (size != perClip) {
        throw new IllegalArgumentException(
            "%s of labelled clip %d must hold %d numbers, as the network's answer does, holds %d"
                .formatted(key, clip, perClip, size));
      }
    }

    void set(int clip, int index, float target) {
      targets[clip * perClip + index] = target;
      isKnown[clip * perClip + index] = true;
    }

    Tensor squaredError(TensorScope scope, Tensor answers) {
      return LossKernels.call(
          scope, "squared_error", answers, scope.floats(targets, targets.length), weights(scope));
    }

    Tensor weights(TensorScope scope) {
      float[] weights = new float[targets.length];
      for (int clip = 0; clip < clips; clip++) {
        int first = clip * perClip;
        int count = 0;
        for (int i = first; i < first + perClip; i++) {
          count += isKnown[i] ? 1 : 0;
        }
        for (int i = first; i < first + perClip; i++) {
          weights[i] = isKnown[i] ? 1f / ((float) count * clips) : 0;
        }
      }
      return scope.floats(weights, weights.length);
    }
  }
}
