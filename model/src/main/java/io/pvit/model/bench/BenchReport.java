package io.pvit.model.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured, as it is printed.
 *
 * @param preset whose network
 * @param parameters how many numbers its weights hold
 * @param classes outputs of its head
 * @param clip frames, rows, columns
 * @param machine what it ran on
 * @param memory how the memory figures are taken
 * @param anchor against what, where there was an anchor
 * @param mixedPrecision what bfloat16 does to the outputs, where it is served
 * @param leftOut what was not measured, and why
 * @param measures the times
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BenchReport(
    String preset,
    long parameters,
    int classes,
    List<Integer> clip,
    Machine machine,
    String memory,
    @Nullable AnchorAgreement anchor,
    @Nullable Agreement mixedPrecision,
    List<String> leftOut,
    List<Measure> measures) {
  public BenchReport {
    clip = List.copyOf(clip);
    leftOut = List.copyOf(leftOut);
    measures = List.copyOf(measures);
  }

  /**
   * That the anchor is the same function.
   *
   * @param file it came from
   * @param float32 how our outputs differ from its own
   */
  public record AnchorAgreement(String file, Agreement float32) {}

  /**
   * Turns of one kind of work.
   *
   * @param pass forward, or training: forward and backward
   * @param batch clips at once
   * @param rounds timed turns of each contender
   * @param contenders in the order of their turns
   */
  public record Measure(String pass, int batch, int rounds, List<Timing> contenders) {
    public Measure {
      contenders = List.copyOf(contenders);
    }
  }
}
