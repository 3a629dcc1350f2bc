package io.pvit.model.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What synthetic scenes teach beside actions; a prompt and a head each. Their order is fixed. */
public enum Task {
  /** Distance along the camera's axis, one number per place. */
  @JsonProperty("depth")
  DEPTH("depth"),
  /** Where surfaces face, in the camera's axes, three numbers per place. */
  @JsonProperty("normals")
  NORMALS("normals"),
  /** What a place shows, one logit per class. */
  @JsonProperty("segmentation")
  SEGMENTATION("segmentation"),
  /** The joints of one person in space. */
  @JsonProperty("pose")
  POSE("pose"),
  /** A few boxes at the key frame. */
  @JsonProperty("boxes")
  BOXES("boxes");

  /** All of them, in order. */
  public static final List<Task> ALL = List.of(values());

  private final String text;

  Task(String text) {
    this.text = text;
  }

  /** The name in configurations and parameters. */
  public String text() {
    return text;
  }

  /** Whether its answer is a map over the picture. */
  public boolean isDense() {
    return this == DEPTH || this == NORMALS || this == SEGMENTATION;
  }
}
