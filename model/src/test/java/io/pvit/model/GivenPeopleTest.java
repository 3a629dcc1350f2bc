package io.pvit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.CheckpointRefused;
import io.pvit.model.net.Preset;
import io.pvit.model.torch.ComputeDevice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that is told where people are. */
class GivenPeopleTest {

  private static final GivenPerson LEFT = new GivenPerson(0.1, 0.2, 0.4, 0.9, 0.75);
  private static final GivenPerson RIGHT = new GivenPerson(0.6, 0.2, 0.9, 0.9, 0.5);

  @TempDir private static Path directory;

  private static Pvit pvit;

  @BeforeAll
  static void load() {
    Preset micro = Preset.named("micro");
    Preset told =
        new Preset("", micro.frameIntervalUs(), micro.architecture().withRegionHead(true));
    Checkpoint checkpoint =
        Checkpoint.init(directory.resolve("told"), told, 7, PvitTest.labels(directory));
    pvit = load(checkpoint);
  }

  @AfterAll
  static void close() {
    pvit.close();
  }

  @Test
  void itSpeaksOfThemAndOfNobodyElse() {
    List<ActorPrediction> people =
        pvit.watchWithoutThresholds(List.of(clip(1, LEFT, RIGHT))).get(0);

    assertThat(people).extracting(ActorPrediction::score).containsExactly(0.75, 0.5);
    assertThat(people).extracting(ActorPrediction::x1).containsExactly(0.1, 0.6);
    assertThat(people).allSatisfy(person -> assertThat(person.actions()).hasSize(80));
    assertThat(people.get(0).actions()).isNotEqualTo(people.get(1).actions());
  }

  @Test
  void whereNobodyIsGivenThereIsNobody() {
    assertThat(pvit.watch(List.of(clip(1)))).containsExactly(List.of());
  }

  @Test
  void anAnswerDoesNotDependOnWhatElseIsInTheBatch() {
    List<ActorPrediction> alone = pvit.watchWithoutThresholds(List.of(clip(2, RIGHT))).get(0);

    List<ActorPrediction> among =
        pvit.watchWithoutThresholds(List.of(clip(1, LEFT, RIGHT), clip(3), clip(2, RIGHT))).get(2);

    assertThat(among.get(0).actions().get(0).score())
        .isCloseTo(alone.get(0).actions().get(0).score(), within(1e-5));
  }

  @Test
  void aBatchIsToldOfAllItsPeopleOrOfNone() {
    Clip asked = PvitTest.clip(pvit.card().inputContract(), 1);

    assertThatThrownBy(() -> pvit.watch(List.of(clip(1, LEFT), asked)))
        .hasMessage("the people of all clips must be given, or of none");
  }

  @Test
  void aNetworkWithoutTheHeadForItIsRefused() {
    Checkpoint blind =
        Checkpoint.init(
            directory.resolve("blind"), Preset.named("micro"), 7, PvitTest.labels(directory));

    assertThatThrownBy(() -> load(blind))
        .isInstanceOf(CheckpointRefused.class)
        .hasMessageContaining("is whole but does not score given boxes");
  }

  private static Pvit load(Checkpoint checkpoint) {
    return Pvit.load(checkpoint, Precision.FLOAT32, 1, ComputeDevice.CPU, People.GIVEN);
  }

  private static Clip clip(long seed, GivenPerson... people) {
    return new Clip(
        PvitTest.clip(pvit.card().inputContract(), seed).frames(), Optional.of(List.of(people)));
  }
}
