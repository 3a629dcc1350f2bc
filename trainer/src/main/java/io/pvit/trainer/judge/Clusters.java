package io.pvit.trainer.judge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Clips that are drawn together, because they resemble each other: those of one film. */
final class Clusters {

  private final List<Integer> clusterOfClip;
  private final int count;

  private Clusters(List<Integer> clusterOfClip, int count) {
    this.clusterOfClip = clusterOfClip;
    this.count = count;
  }

  /**
   * By names.
   *
   * @param filmOfClip clips with equal ones are drawn together
   */
  static Clusters of(List<String> filmOfClip) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    List<Integer> clusters =
        filmOfClip.stream()
            .map(film -> numbers.computeIfAbsent(film, any -> numbers.size()))
            .toList();
    return new Clusters(clusters, numbers.size());
  }

  /** Every clip by itself. */
  static Clusters single(int clips) {
    return new Clusters(IntStream.range(0, clips).boxed().toList(), clips);
  }

  /** How often each clip is drawn, in as many draws of clusters as there are clusters. */
  int[] draw(RandomGenerator random) {
    int[] timesOfCluster = Bootstrap.draw(count, random);
    return clusterOfClip.stream().mapToInt(cluster -> timesOfCluster[cluster]).toArray();
  }
}
