package io.pvit.app.demo;

import static io.pvit.app.demo.TestingRecords.afterAHole;
import static io.pvit.app.demo.TestingRecords.inEpoch;
import static io.pvit.app.demo.TestingRecords.marker;
import static io.pvit.app.demo.TestingRecords.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Scenes of 24 pictures, windows of 8. */
class ShownPlacesTest {

  private final ShownPlaces places = new ShownPlaces(24, 8);

  @Test
  void theFirstWindowShowsTheFirstPicturesAndTheNextTheNext() {
    places.window(window(0));
    places.window(window(1));

    assertThat(places.of(0, 0)).hasValue(0);
    assertThat(places.of(0, 1)).hasValue(8);
    assertThat(places.end()).isEqualTo(16);
  }

  @Test
  void aRunThatGoesOnWhereAnotherEndedBeginsWithItsOwnFirstPicture() {
    places.window(inEpoch(3, afterAHole(window(70))));

    assertThat(places.of(3, 70)).hasValue(0);
  }

  @Test
  void theFirstWindowAfterAPauseIsTheNextScene() {
    for (int i = 0; i < 3; i++) {
      places.window(window(i));
    }
    places.window(afterAHole(window(3)));

    assertThat(places.of(0, 3)).hasValue(24);
  }

  @Test
  void aSceneThatLostPicturesDoesNotMoveTheNextOne() {
    places.window(window(0));
    places.window(window(1));
    places.window(afterAHole(window(2)));

    assertThat(places.of(0, 2)).hasValue(24);
  }

  @Test
  void windowsThatAreMissingKeepTheirPlaces() {
    places.window(window(0));
    places.window(window(2));
    places.window(afterAHole(window(3)));
    places.window(window(7));

    assertThat(places.of(0, 1)).isEmpty();
    assertThat(places.of(0, 2)).hasValue(16);
    assertThat(places.of(0, 3)).hasValue(24);
    assertThat(places.of(0, 7)).as("the pause was in one of the three lost").hasValue(56);
  }

  @Test
  void aMarkerAndAShortWindowEndWhatCame() {
    places.window(window(0));
    places.window(window(1, 3));
    places.window(marker(2));

    assertThat(places.end()).isEqualTo(11);
  }

  @Test
  void scenesThatAreNotOfWholeWindowsAreRefused() {
    assertThatThrownBy(() -> new ShownPlaces(20, 8))
        .hasMessage("a scene must be of whole windows, was 20 pictures and 8 a window");
  }
}
