package io.pvit.schemas.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One thing in which a topic is otherwise than it is wanted; computed without a broker. */
public sealed interface Difference {

  /** Full name of the topic. */
  String topic();

  /** What it means for whoever runs the cluster. */
  Weight weight();

  /** The difference in words, without the topic's name. */
  String sentence();

  /** What applying did about it, in words, without the topic's name. */
  default String outcome() {
    return sentence() + ", left as it is";
  }

  /** What a difference means. */
  enum Weight {
    /** Services do not start; applying mends it. */
    MENDED_BY_APPLYING,
    /** Services do not start; only a person can mend it. */
    LEFT_TO_A_PERSON,
    /** Services start: an operator's choice, which applying leaves alone. */
    TOLERATED
  }

  /**
   * The topic is not there.
   *
   * @param partitions how many it will have
   * @param settings what it will be created with
   */
  record Missing(String topic, int partitions, Map<String, String> settings) implements Difference {
    public Missing {
      settings = Map.copyOf(settings);
    }

    @Override
    public Weight weight() {
      return Weight.MENDED_BY_APPLYING;
    }

    @Override
    public String sentence() {
      return "is missing (wanted with %s)".formatted(counted());
    }

    @Override
    public String outcome() {
      return "was created with " + counted();
    }

    private String counted() {
      return partitions == 1 ? "1 partition" : partitions + " partitions";
    }
  }

  /** Adding partitions would move cameras and break their order, so nobody does it unasked. */
  record WrongPartitionCount(String topic, int wanted, int found) implements Difference {
    @Override
    public Weight weight() {
      return Weight.LEFT_TO_A_PERSON;
    }

    @Override
    public String sentence() {
      return "has %d partitions where %d are wanted".formatted(found, wanted);
    }
  }

  /** A setting that correctness hangs on. */
  record WrongSetting(String topic, String key, String wanted, String found) implements Difference {
    @Override
    public Weight weight() {
      return Weight.MENDED_BY_APPLYING;
    }

    @Override
    public String sentence() {
      return "has %s=%s where %s is wanted".formatted(key, found, wanted);
    }

    @Override
    public String outcome() {
      return "has %s=%s now, had %s".formatted(key, wanted, found);
    }
  }

  /** A setting that somebody tuned. */
  record TunedSetting(String topic, String key, String advised, String found)
      implements Difference {
    @Override
    public Weight weight() {
      return Weight.TOLERATED;
    }

    @Override
    public String sentence() {
      return "has %s=%s where %s is advised".formatted(key, found, advised);
    }
  }

  /** All differences of one topic; empty when it is as wanted. */
  static List<Difference> between(
      Topic<?> wanted, int streamPartitions, Optional<FoundTopic> found) {
    int partitions = wanted.partitions(streamPartitions);
    if (found.isEmpty()) {
      return List.of(new Missing(wanted.name(), partitions, wanted.settings()));
    }
    List<Difference> differences = new ArrayList<>();
    FoundTopic it = found.get();
    if (it.partitions() != partitions) {
      differences.add(new WrongPartitionCount(wanted.name(), partitions, it.partitions()));
    }
    Map<String, String> required = wanted.required();
    new TreeMap<>(wanted.settings())
        .forEach(
            (key, value) -> {
              String present = it.settings().getOrDefault(key, "unset");
              if (present.equals(value)) {
                return;
              }
              differences.add(
                  required.containsKey(key)
                      ? new WrongSetting(wanted.name(), key, value, present)
                      : new TunedSetting(wanted.name(), key, value, present));
            });
    return List.copyOf(differences);
  }
}
