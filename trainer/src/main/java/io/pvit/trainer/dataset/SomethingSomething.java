package io.pvit.trainer.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The published files of Something-Something V2, and the splits of SomethingElse, which have the
 * same layout: an array of {@code {"id": …, "template": "Moving [something] up"}} and a table of
 * labels, {@code {"Moving something up": "98"}}, or an array of them in the order of their numbers.
 * The film of an id is the directory of that name. The object boxes of SomethingElse are not read.
 */
public final class SomethingSomething {

  private SomethingSomething() {}

  /**
   * Reads the annotations of a split.
   *
   * @throws DatasetRefused when no entry can be used
   */
  public static Listing read(Path annotations, Path labels) {
    Map<String, Integer> outputs = outputs(labels);
    return JsonRows.read(annotations, row -> clip(row, outputs));
  }

  private static ClipReference clip(JsonNode row, Map<String, Integer> outputs) {
    String label = JsonRows.member(row, "template").asText().replaceAll("[\\[\\]]", "");
    int output =
        Optional.ofNullable(outputs.get(label))
            .orElseThrow(() -> new IllegalArgumentException("there is no label '" + label + "'"));
    return new ClipReference(
        Path.of(JsonRows.name(row, "id")), new ClipPart.Whole(), new ClipKnowledge.OfClass(output));
  }

  private static Map<String, Integer> outputs(Path labels) {
    JsonNode tree = JsonRows.tree(labels);
    Map<String, Integer> outputs = new HashMap<>();
    if (tree.isArray()) {
      tree.forEach(label -> outputs.put(label.asText(), outputs.size()));
    } else {
      tree.properties()
          .forEach(entry -> outputs.put(entry.getKey(), number(labels, entry.getValue())));
    }
    if (outputs.isEmpty()) {
      throw new DatasetRefused(
          labels + " holds no label; name the labels.json that goes with the annotations");
    }
    return outputs;
  }

  private static int number(Path labels, JsonNode value) {
    int number = value.asInt(-1);
    if (number < 0) {
      throw new DatasetRefused(
          labels + " must give each label its number from 0, gives one " + value);
    }
    return number;
  }
}
