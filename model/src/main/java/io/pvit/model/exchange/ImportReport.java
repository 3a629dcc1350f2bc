package io.pvit.model.exchange;

import java.util.List;

/**
 * What an import did with each tensor.
 *
 * @param names who named the tensors of the file
 * @param used parameters whose numbers come from the file
 * @param usedCount how many numbers they hold
 * @param resized those of them whose position tables were resized, with both lengths
 * @param initialised parameters that the file does not have and that begin anew
 * @param initialisedCount how many numbers they hold
 * @param leftOver what the file has and the network has not
 * @param leftOverCount how many numbers that holds
 */
public record ImportReport(
    String names,
    List<String> used,
    long usedCount,
    List<String> resized,
    List<String> initialised,
    long initialisedCount,
    List<String> leftOver,
    long leftOverCount) {
  public ImportReport {
    used = List.copyOf(used);
    resized = List.copyOf(resized);
    initialised = List.copyOf(initialised);
    leftOver = List.copyOf(leftOver);
  }
}
