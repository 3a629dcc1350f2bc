package io.pvit.app.demo;

import static io.pvit.app.demo.TestingRecords.detections;
import static io.pvit.app.demo.TestingRecords.event;
import static io.pvit.app.demo.TestingRecords.marker;
import static io.pvit.app.demo.TestingRecords.window;
import static io.pvit.schemas.ActionEvent.Type.END;
import static io.pvit.schemas.ActionEvent.Type.START;
import static io.pvit.schemas.ActionEvent.Type.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.inference.clip.ClipShape;
import io.pvit.schemas.FrameWindow;
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

  private void read(FrameWindow window) {
    audit.window(window, offset++);
  }

  private void windowsOfARecording() {
    read(window(0));
    read(window(1));
    read(window(2));
    read(window(3, 3));
    read(marker(4));
  }
}
