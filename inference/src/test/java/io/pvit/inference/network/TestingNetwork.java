package io.pvit.inference.network;

import io.pvit.inference.event.Thresholds;
import io.pvit.model.ActionScore;
import io.pvit.model.ActorPrediction;
import io.pvit.model.Clip;
import io.pvit.model.InputContract;
import java.util.List;
import java.util.function.Function;

/**
 * Answers by a function of the windows' numbers, which it reads off the pictures of {@link
 * TestingPictures}. A clip has four frames, two in each window; the third is the key frame.
 */
public final class TestingNetwork implements ActionNetwork {

  public static final String SHA = "c".repeat(64);
  public static final InputContract CONTRACT = new InputContract(4, 2, 125_000, 32, 32);

  private final String sha;
  private final Function<List<Integer>, List<ActorPrediction>> answer;

  public TestingNetwork(Function<List<Integer>, List<ActorPrediction>> answer) {
    this(SHA, answer);
  }

  /** Of another checkpoint. */
  public TestingNetwork(String sha, Function<List<Integer>, List<ActorPrediction>> answer) {
    this.sha = sha;
    this.answer = answer;
  }

  /** Of a network that is sure of what it scores. */
  public static NetworkCard testingCard() {
    return testingCard(SHA);
  }

  private static NetworkCard testingCard(String sha) {
    return new NetworkCard(CONTRACT, sha, true, "ava-v2.2", "float32", new Thresholds(0.6, 0.4));
  }

  /** Somebody at the left who walks. */
  public static ActorPrediction walker(double score) {
    return new ActorPrediction(
        0.1, 0.2, 0.3, 0.6, 0.9, List.of(new ActionScore(14, "walk", score)));
  }

  /** Somebody at the right who does nothing in particular. */
  public static ActorPrediction bystander() {
    return new ActorPrediction(0.7, 0.2, 0.9, 0.6, 0.8, List.of());
  }

  @Override
  public NetworkCard card() {
    return testingCard(sha);
  }

  @Override
  public List<ClipAnswer> watch(List<Clip> clips) {
    return clips.stream()
        .map(clip -> clip.frames().stream().map(TestingPictures::numberOf).toList())
        .map(answer)
        .map(people -> new ClipAnswer(card(), people))
        .toList();
  }

  @Override
  public void close() {}
}
