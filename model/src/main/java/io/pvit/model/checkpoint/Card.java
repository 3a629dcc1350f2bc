package io.pvit.model.checkpoint;

import io.pvit.model.InputContract;
import io.pvit.model.net.Architecture;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What serving needs to know about weights beside the weights: the content of {@code card.json}.
 *
 * @param format version of this layout
 * @param architecture the network
 * @param labels the actions, in the order of the outputs
 * @param labelMapId the label map that they come from
 * @param inputContract what a clip must look like
 * @param preprocessing how pixels become numbers
 * @param thresholds which answers count
 * @param untrained true when weights that its answers rest on were never trained
 * @param metrics what it reached, by name
 * @param provenance where it comes from, by name
 * @param weightsSha256 of the weights file
 * @param sha256 the checkpoint's name; see the package
 */
public record Card(
    int format,
    Architecture architecture,
    List<Label> labels,
    String labelMapId,
    InputContract inputContract,
    Preprocessing preprocessing,
    Thresholds thresholds,
    boolean untrained,
    Map<String, Double> metrics,
    Map<String, String> provenance,
    String weightsSha256,
    String sha256) {

  /** The layout that this version writes; it reads the one before, too. */
  public static final int FORMAT = 3;

  public Card {
    if (format != FORMAT) {
      throw new IllegalArgumentException("format must be " + FORMAT + ", was " + format);
    }
    labels = new LabelMap(labelMapId, labels).labels();
    metrics = Map.copyOf(new TreeMap<>(metrics));
    provenance = Map.copyOf(new TreeMap<>(provenance));
  }

  /** The card of the part that serves; its digests are not yet filled in. */
  Card servingCopy() {
    Map<String, String> origin = new TreeMap<>(provenance);
    origin.put("servingCopyOf", sha256);
    return with(architecture.serving(), inputContract).with(thresholds, metrics, origin);
  }

  /** The card of another network for the same actions; its digests are not yet filled in. */
  public Card with(Architecture other, InputContract clips) {
    return copy(other, clips, thresholds, untrained, metrics, provenance, "", "");
  }

  /** The same network once it has learnt; its digests are not yet filled in. */
  public Card trained() {
    return copy(architecture, inputContract, thresholds, false, metrics, provenance, "", "");
  }

  /** The same network with other figures and origin; its digests are not yet filled in. */
  public Card with(Thresholds others, Map<String, Double> figures, Map<String, String> origin) {
    return copy(architecture, inputContract, others, untrained, figures, origin, "", "");
  }

  Card named(String weights, String name) {
    return copy(
        architecture, inputContract, thresholds, untrained, metrics, provenance, weights, name);
  }

  private Card copy(
      Architecture network,
      InputContract clips,
      Thresholds limits,
      boolean isUntrained,
      Map<String, Double> figures,
      Map<String, String> origin,
      String weights,
      String name) {
    return new Card(
        format,
        network,
        labels,
        labelMapId,
        clips,
        preprocessing,
        limits,
        isUntrained,
        figures,
        origin,
        weights,
        name);
  }
}
