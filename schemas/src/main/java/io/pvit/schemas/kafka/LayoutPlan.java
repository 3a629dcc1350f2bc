package io.pvit.schemas.kafka;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lies between a cluster's topics and the wanted ones.
 *
 * @param streamPartitions partitions of every topic that is split by camera
 * @param differences in the order of {@link Topics#all}
 */
public record LayoutPlan(int streamPartitions, List<Difference> differences) {
  public LayoutPlan {
    differences = List.copyOf(differences);
  }

  /** True when services start as it is. */
  public boolean fits() {
    return hindering().findAny().isEmpty();
  }

  /** What applying will do; empty when there is nothing to do. */
  public List<Difference> toApply() {
    return of(Difference.Weight.MENDED_BY_APPLYING);
  }

  /** What applying cannot mend. */
  public List<Difference> leftToAPerson() {
    return of(Difference.Weight.LEFT_TO_A_PERSON);
  }

  /** A line per difference, for a person to read. */
  public List<String> lines() {
    return differences.stream().map(it -> it.topic() + " " + it.sentence()).toList();
  }

  /** A line per difference after applying, for a person to read. */
  public List<String> outcomes() {
    return differences.stream().map(it -> it.topic() + " " + it.outcome()).toList();
  }

  /** Ends the start of a service whose topics do not fit. */
  void require() {
    hindering().findFirst().ifPresent(LayoutPlan::stop);
  }

  /** Ends an apply that could not reach the wanted layout. */
  void requireApplicable() {
    leftToAPerson().stream().findFirst().ifPresent(LayoutPlan::stop);
  }

  private static void stop(Difference difference) {
    String remedy =
        difference.weight() == Difference.Weight.LEFT_TO_A_PERSON
            ? "Moving records between partitions would break their order: choose that partition"
                + " count, another topic prefix, or delete the topic and run `pvit topics apply`."
            : "Run `pvit topics apply`.";
    throw new StopException(
        ExitCode.TOPIC_LAYOUT,
        "Topic %s %s. %s".formatted(difference.topic(), difference.sentence(), remedy));
  }

  private Stream<Difference> hindering() {
    return differences.stream().filter(it -> it.weight() != Difference.Weight.TOLERATED);
  }

  private List<Difference> of(Difference.Weight weight) {
    return differences.stream().filter(it -> it.weight() == weight).toList();
  }
}
