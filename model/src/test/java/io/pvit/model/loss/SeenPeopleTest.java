package io.pvit.model.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.net.ActorOutput;
import io.pvit.model.net.Box;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeenPeopleTest {

  private static final LabelledPerson WALKER =
      new LabelledPerson(new Box(0.25f, 0, 0.75f, 0.5f), List.of(1));

  @Test
  void areTheTruePeopleAndThoseThatWereFoundOfThem() {
    float[] shifted = {0.5f, 0.25f, 0.5f, 0.375f};

    assertThat(seen(shifted))
        .containsExactly(
            WALKER, new LabelledPerson(new Box(0.25f, 0.0625f, 0.75f, 0.4375f), List.of(1)));
  }

  @Test
  void areCutWhereTheyLeaveThePicture() {
    float[] tall = {0.5f, 0.125f, 0.5f, 0.75f};

    assertThat(seen(tall))
        .containsExactly(WALKER, new LabelledPerson(new Box(0.25f, 0, 0.75f, 0.5f), List.of(1)));
  }

  @Test
  void areOnlyTheTrueOnesWhereWhatWasFoundOverlapsTooLittle() {
    float[] elsewhere = {0.9f, 0.9f, 0.1f, 0.1f};

    assertThat(seen(elsewhere)).containsExactly(WALKER);
  }

  private static List<LabelledPerson> seen(float[] box) {
    try (TensorScope scope = TorchEngine.get().openScope()) {
      ActorOutput found =
          new ActorOutput(
              scope.floats(new float[1], 1, 1, 1),
              scope.floats(box, 1, 1, 4),
              scope.floats(new float[2], 1, 1, 2));
      return SeenPeople.of(found, List.of(List.of(WALKER))).get(0);
    }
  }
}
