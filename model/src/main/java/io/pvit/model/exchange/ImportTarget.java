package io.pvit.model.exchange;

import io.pvit.model.checkpoint.LabelMap;
import io.pvit.model.net.Architecture;

/**
 * The network that takes weights in.
 *
 * @param architecture of the network
 * @param frameIntervalUs time between the frames of its clips
 * @param labels of its actions
 */
public record ImportTarget(Architecture architecture, long frameIntervalUs, LabelMap labels) {
  public ImportTarget {
    int classes = architecture.backbone().numClasses();
    boolean people = architecture.actorHead() || architecture.regionHead();
    if (!people && classes != labels.labels().size()) {
      throw new IllegalArgumentException(
          "labels must be as many as num_classes, %d; %s has %d"
              .formatted(classes, labels.id(), labels.labels().size()));
    }
  }
}
