package io.pvit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.pvit.model.checkpoint.Label;
import io.pvit.model.checkpoint.Thresholds;
import io.pvit.model.frames.Letterbox;
import io.pvit.model.net.Box;
import io.pvit.model.net.Roi;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionReaderTest {

  private static final List<Label> LABELS = List.of(new Label(12, "stand"), new Label(14, "walk"));
  private static final GivenPerson LEFT = new GivenPerson(0, 0, 0.5, 1, 0.6);
  private static final GivenPerson RIGHT = new GivenPerson(0.5, 0.5, 1, 1, 0.9);
  private static final float THREE_QUARTERS = (float) Math.log(3);

  private final RegionReader reader = new RegionReader(LABELS, new Thresholds(0.99, 0.6, 0.4, 2));

  @Test
  void boxesAreAskedAboutWhereTheyLieInTheNetworksPicture() {
    List<Roi> asked = new ArrayList<>();
    Letterbox wide = Letterbox.fit(200, 100, 100, 100);

    reader.read(
        List.of(List.of(LEFT), List.of(), List.of(RIGHT)),
        places -> {
          asked.addAll(places);
          return new float[places.size() * LABELS.size()];
        },
        List.of(wide, wide, wide));

    assertThat(asked)
        .containsExactly(new Roi(0, new Box(0, 25, 50, 75)), new Roi(2, new Box(50, 50, 100, 75)));
  }

  @Test
  void boxAndScoreStayAsGivenAndTheSurestComesFirst() {
    List<ActorPrediction> people = read(List.of(LEFT, RIGHT), 9, -9, -9, THREE_QUARTERS);

    assertThat(people)
        .extracting(ActorPrediction::x1, ActorPrediction::score)
        .containsExactly(tuple(0.5, 0.9), tuple(0.0, 0.6));
    assertThat(people.get(0).actions()).extracting(ActionScore::name).containsExactly("stand");
    assertThat(people.get(1).actions()).extracting(ActionScore::name).containsExactly("walk");
    assertThat(people.get(1).actions().get(0).score()).isCloseTo(0.75, within(1e-6));
  }

  @Test
  void noMoreAreTakenThanTheThresholdsAllow() {
    GivenPerson unsure = new GivenPerson(0, 0, 0.1, 0.1, 0.1);

    assertThat(read(List.of(unsure, LEFT, RIGHT), 0, 0, 0, 0))
        .extracting(ActorPrediction::score)
        .containsExactly(0.9, 0.6);
  }

  @Test
  void nobodyIsNobodyAndTheNetworkIsNotAsked() {
    List<List<ActorPrediction>> people =
        reader.read(
            List.of(List.of()),
            places -> {
              throw new AssertionError("asked about " + places);
            },
            List.of(Letterbox.fit(100, 100, 100, 100)));

    assertThat(people).containsExactly(List.of());
  }

  @Test
  void aNumberThatIsNoneDoesNotPassForAnAnswer() {
    assertThatThrownBy(() -> read(List.of(LEFT), Float.NaN, 0))
        .hasMessage("the network's answer is NaN, not a number");
  }

  private List<ActorPrediction> read(List<GivenPerson> given, float... logits) {
    return reader
        .read(List.of(given), places -> logits, List.of(Letterbox.fit(100, 100, 100, 100)))
        .get(0);
  }
}
