package io.pvit.inference.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.inference.network.CameraClip;
import io.pvit.inference.network.ClipAnswer;
import io.pvit.inference.network.TestingNetwork;
import io.pvit.inference.network.TestingPictures;
import io.pvit.model.ActorPrediction;
import io.pvit.schemas.CanaryFigures;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Under the salt x, camera a draws 27 and camera b 941. */
class CanaryNetworkTest {

  private static final String STABLE = "5".repeat(64);
  private static final String CANDIDATE = "6".repeat(64);

  private final AtomicLong nanos = new AtomicLong();
  private final TestingNetwork stable = network(STABLE, numbers -> List.of());
  private final CanaryNetwork canary = new CanaryNetwork(stable, 100, 0, nanos::get);
  private final TrialTally tally = new TrialTally();

  @AfterEach
  void close() {
    canary.close();
  }

  @Test
  void withoutATrialTheStableCheckpointAnswersAll() {
    assertThat(answeredBy("a", "b")).containsExactly(STABLE, STABLE);
  }

  @Test
  void eachCameraIsAnsweredByItsOwnCheckpointInOrder() {
    begin(network(CANDIDATE, numbers -> List.of()), 500);

    assertThat(answeredBy("b", "a", "b", "a"))
        .containsExactly(STABLE, CANDIDATE, STABLE, CANDIDATE);
    assertThat(tally.figures().served()).isEqualTo(2);
  }

  @Test
  void aCandidateThatIsOnlyLoadedServesNobody() {
    begin(network(CANDIDATE, numbers -> List.of()), 0);

    assertThat(answeredBy("a", "b")).containsExactly(STABLE, STABLE);
  }

  @Test
  void whereTheCandidateFailsTheStableOneAnswersAndItIsCounted() {
    begin(
        network(
            CANDIDATE,
            numbers -> {
              throw new IllegalStateException("the network's answer is NaN, not a number");
            }),
        500);

    assertThat(answeredBy("a", "b")).containsExactly(STABLE, STABLE);
    assertThat(tally.figures().failures()).isEqualTo(1);
    assertThat(tally.figures().served()).isZero();
  }

  @Test
  void afterTheTrialTheStableOneAnswersAgain() {
    begin(network(CANDIDATE, numbers -> List.of()), 500);
    canary.end();

    assertThat(answeredBy("a")).containsExactly(STABLE);
  }

  @Test
  void clipsOfTheCanaryAreScoredByBothCheckpoints() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(2);
    begin(
        network(
            CANDIDATE,
            numbers -> {
              asked.countDown();
              return List.of(TestingNetwork.walker(0.7));
            }),
        500);

    assertThat(answeredBy("a")).containsExactly(CANDIDATE);
    assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
    canary.close();

    CanaryFigures figures = tally.figures();
    assertThat(figures.compared()).isEqualTo(1);
    assertThat(figures.stableActions()).isZero();
    assertThat(figures.candidateActions()).isEqualTo(1);
    assertThat(figures.agreement()).isZero();
  }

  @Test
  void theCamerasOfTheLastMinuteDrawTheirLots() {
    assertThat(canary.cameras().lowestDraw("x")).isEqualTo(CameraDraw.NONE);

    assertThat(answeredBy("b")).isNotEmpty();
    assertThat(canary.cameras().lowestDraw("x")).isEqualTo(CameraDraw.of("x", "b"));

    nanos.set(Duration.ofSeconds(61).toNanos());
    assertThat(answeredBy("a")).isNotEmpty();
    assertThat(canary.cameras().count()).isEqualTo(1);
    assertThat(canary.cameras().lowestDraw("x")).isEqualTo(CameraDraw.of("x", "a"));
  }

  private void begin(TestingNetwork candidate, int permille) {
    canary.begin(new Trial(candidate, "x", permille, tally));
  }

  private List<String> answeredBy(String... cameras) {
    List<CameraClip> clips =
        List.of(cameras).stream()
            .map(camera -> new CameraClip(camera, TestingPictures.clip(1)))
            .toList();
    return canary.watch(clips).stream()
        .map(ClipAnswer::card)
        .map(card -> card.checkpointSha256())
        .toList();
  }

  private static TestingNetwork network(
      String sha, Function<List<Integer>, List<ActorPrediction>> answer) {
    return new TestingNetwork(sha, answer);
  }
}
