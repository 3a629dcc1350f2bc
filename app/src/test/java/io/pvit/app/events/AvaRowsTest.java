package io.pvit.app.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.Box;
import io.pvit.schemas.DetectedActor;
import io.pvit.schemas.Evidence;
import io.pvit.schemas.ScoredAction;
import io.pvit.schemas.StageStamps;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AvaRowsTest {

  private static final Evidence EVIDENCE =
      new Evidence("c".repeat(64), false, "ava-v2.2", "float32", "pvit.windows", 0, 0, 1);
  private static final Box BOX = new Box(0.1, 0.2, 0.3, 1);
  private static final long TIME_US = 1_795_342_572_832_207L;

  @Test
  void anEventIsTheEvidenceOfItsRecord() {
    ActionEvent event =
        new ActionEvent(
            "yard/0-1-0/12/1/cccccccccccc",
            0,
            ActionEvent.Type.START,
            "yard",
            0,
            "0-1-0",
            12,
            "stand",
            0.625,
            0.75,
            BOX,
            TIME_US,
            TIME_US,
            1,
            Optional.empty(),
            EVIDENCE,
            List.of(),
            Optional.empty(),
            Optional.empty());

    assertThat(AvaRows.of(event))
        .isEqualTo("yard,1795342572,0.1000,0.2000,0.3000,1.0000,12,0.625000");
  }

  @Test
  void detectionsAreARowForEachPersonAndAction() {
    ActionDetections detections =
        new ActionDetections(
            "yard/0/1/cccccccccccc",
            "yard",
            0,
            1,
            TIME_US,
            TIME_US,
            TIME_US,
            List.of(
                new DetectedActor(
                    "0-1-0",
                    BOX,
                    0.9,
                    List.of(
                        new ScoredAction(12, "stand", 0.5), new ScoredAction(79, "talk", 0.25))),
                new DetectedActor("0-1-1", BOX, 0.9, List.of())),
            EVIDENCE,
            new StageStamps(0, 0, 0, 0));

    assertThat(AvaRows.of(detections))
        .containsExactly(
            "yard,1795342572,0.1000,0.2000,0.3000,1.0000,12,0.500000",
            "yard,1795342572,0.1000,0.2000,0.3000,1.0000,79,0.250000");
  }
}
