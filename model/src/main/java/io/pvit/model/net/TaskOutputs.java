package io.pvit.model.net;

import io.pvit.model.torch.Tensor;
import java.util.Map;
import java.util.Optional;

/**
 * What the task heads answer.
 *
 * <p>Depth (B, T, h, w, 1) in shares of the loss's clip; normals (B, T, h, w, 3) in the camera's
 * axes; segmentation (B, T, h, w, classes) logits; pose (B, 75) metres from the root joint in the
 * camera's axes; boxes (B, O, 5): presence as a logit, then centre x, centre y, width, height in
 * shares of the picture at the key frame. T, h and w are {@link PvitNetwork#denseGrid}.
 *
 * @param byTask answers of the heads that exist
 */
public record TaskOutputs(Map<Task, Tensor> byTask) {
  public TaskOutputs {
    byTask = Map.copyOf(byTask);
  }

  /** The answer for a task, if it has a head. */
  public Optional<Tensor> of(Task task) {
    return Optional.ofNullable(byTask.get(task));
  }
}
