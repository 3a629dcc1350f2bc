package io.pvit.app.demo;

import static io.pvit.app.demo.Audit.Standing.EARLIER;
import static io.pvit.app.demo.Audit.Standing.UNWATCHED;
import static io.pvit.app.demo.Audit.Standing.WATCHED;
import static io.pvit.app.demo.TestingRecords.detections;
import static io.pvit.app.demo.TestingRecords.event;
import static io.pvit.app.demo.TestingRecords.inEpoch;
import static io.pvit.app.demo.TestingRecords.marker;
import static io.pvit.app.demo.TestingRecords.window;
import static io.pvit.schemas.ActionEvent.Type.END;
import static io.pvit.schemas.ActionEvent.Type.START;
import static io.pvit.schemas.ActionEvent.Type.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.clip.ClipShape;
import org.junit.jupiter.api.Test;

class AuditTest {

  private long offset;
  private final Audit audit = new Audit(new ClipShape(2, 8, 8, 125_000));

  @Test
  void threeWindowsAndAShortOneMakeTwoClips() {
    windowsOfARecording();
    audit.detections(detections(1));
    audit.detections(detections(2));

    Audit.Result result = audit.result();

    assertThat(result.frames()).isEqualTo(27);
    assertThat(result.windows()).isEqualTo(4);
    assertThat(result.clips()).isEqualTo(2);
    assertThat(result.detections()).isEqualTo(2);
    assertThat(result.findings()).isEmpty();
  }

  @Test
  void aClipWithoutDetectionsIsLost() {
    windowsOfARecording();
    audit.detections(detections(2));

    assertThat(audit.result().lost()).isEqualTo(1);
    assertThat(audit.result().findings()).containsExactly("lost: detections of clip yard/0/1");
  }

  @Test
  void detectionsThatComeTwiceAreRepeated() {
    windowsOfARecording();
    audit.detections(detections(1));
    audit.detections(detections(2));
    audit.detections(detections(2));

    assertThat(audit.result().repeated()).isEqualTo(1);
    assertThat(audit.result().lost()).isZero();
  }

  @Test
  void detectionsOfNoClipAreOneTooMany() {
    windowsOfARecording();
    audit.detections(detections(1));
    audit.detections(detections(2));
    audit.detections(detections(3));

    assertThat(audit.result().repeated()).isEqualTo(1);
  }

  @Test
  void aHoleInTheSequenceIsALostWindow() {
    read(window(0));
    read(window(2));

    assertThat(audit.result().findings()).containsExactly("lost: window yard/1");
    assertThat(audit.result().clips()).isZero();
  }

  @Test
  void aSequenceThatComesTwiceIsARepeatedWindow() {
    read(window(0));
    read(window(0));

    assertThat(audit.result().repeated()).isEqualTo(1);
    assertThat(audit.result().windows()).isEqualTo(1);
  }

  @Test
  void aStartWithOneEndIsComplete() {
    audit.event(event(START, 0));
    audit.event(event(UPDATE, 1));
    audit.event(event(END, 2));

    assertThat(audit.result().events()).isEqualTo(3);
    assertThat(audit.result().findings()).isEmpty();
  }

  @Test
  void aStartWithoutAnEndIsALoss() {
    audit.event(event(START, 0));

    assertThat(audit.result().lost()).isEqualTo(1);
  }

  @Test
  void aSecondEndIsARepeat() {
    audit.event(event(START, 0));
    audit.event(event(END, 1));
    audit.event(event(END, 2));

    assertThat(audit.result().repeated()).isEqualTo(1);
  }

  @Test
  void theSameRevisionTwiceIsARepeat() {
    audit.event(event(START, 0));
    audit.event(event(START, 0));
    audit.event(event(END, 1));

    assertThat(audit.result().findings())
        .containsExactly("repeated: event yard/0-1-0/12/1 revision 0");
  }

  @Test
  void anUpdateWithoutAStartMeansALostStart() {
    audit.event(event(UPDATE, 1));
    audit.event(event(END, 2));

    assertThat(audit.result().findings()).containsExactly("lost: start of yard/0-1-0/12/1");
  }

  @Test
  void aClipThatInferenceHasNotComeToIsNotLost() {
    read(window(0));
    read(window(1));
    read(window(2), UNWATCHED);
    read(marker(3), UNWATCHED);
    audit.detections(detections(1));
    audit.event(event(START, 0));

    assertThat(audit.result().lost()).isZero();
    assertThat(audit.result().unwatched()).as("a clip and an end").isEqualTo(2);
    assertThat(audit.result().clips()).isEqualTo(2);
  }

  @Test
  void aClipThatWasWatchedIsLostWhateverIsStillToCome() {
    read(window(0));
    read(window(1));
    read(window(2), UNWATCHED);

    assertThat(audit.result().findings()).containsExactly("lost: detections of clip yard/0/1");
    assertThat(audit.result().unwatched()).isEqualTo(1);
  }

  @Test
  void anAuditOfARecordingWhoseFirstWindowsExpiredBeginsWithTheFirstThatIsKept() {
    audit.beginsWith(window(100));
    read(window(100));
    read(window(101));
    audit.detections(detections(99));
    audit.detections(detections(100));
    audit.detections(detections(101));

    assertThat(audit.result().findings()).isEmpty();
    assertThat(audit.result().clips()).isEqualTo(1);
    assertThat(audit.result().detections()).isEqualTo(1);
    assertThat(audit.result().remarks()).hasSize(1);
    assertThat(audit.result().remarks().get(0)).contains("yard/100", "no longer kept");
  }

  @Test
  void anEarlierRunIsNotCounted() {
    read(window(0), EARLIER);
    read(window(1), EARLIER);
    read(marker(2), EARLIER);
    read(inEpoch(1, window(3)));
    read(inEpoch(1, window(4)));
    audit.detections(detections(1));
    audit.detections(detections(1, 4));
    audit.event(event(START, 0));

    Audit.Result result = audit.result();

    assertThat(result.findings()).isEmpty();
    assertThat(result.frames()).isEqualTo(16);
    assertThat(result.windows()).isEqualTo(2);
    assertThat(result.clips()).isEqualTo(1);
    assertThat(result.detections()).isEqualTo(1);
    assertThat(result.events()).isZero();
  }

  @Test
  void aHoleBetweenTwoRunsIsALossOfTheSecond() {
    read(window(0), EARLIER);
    read(inEpoch(1, window(2)));

    assertThat(audit.result().findings()).containsExactly("lost: window yard/1");
  }

  private void read(FrameWindow window) {
    read(window, WATCHED);
  }

  private void read(FrameWindow window, Audit.Standing standing) {
    audit.window(window, offset++, standing);
  }

  private void windowsOfARecording() {
    read(window(0));
    read(window(1));
    read(window(2));
    read(window(3, 3));
    read(marker(4));
  }
}
