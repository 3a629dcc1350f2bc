package io.pvit.trainer.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.trainer.judge.FrameMap.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvaFilesTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void countsAFrameWithNobodyInIt() throws IOException {
    Path truth = write("gt.csv", "film,0902,0,0,1,1,12,0\nfilm,0903\n");
    Path answers = write("det.csv", "film,0903,0,0,1,1,12,0.9\nfilm,902,0,0,1,1,12,0.8\n");

    assertThat(judge(truth, answers, Optional.empty()).mean()).hasValue(0.5);
  }

  @Test
  void leavesOutExcludedFrames() throws IOException {
    Path truth = write("gt.csv", "film,0902,0,0,1,1,12,0\nfilm,0903\n");
    Path answers = write("det.csv", "film,0903,0,0,1,1,12,0.9\nfilm,902,0,0,1,1,12,0.8\n");
    Path excluded = write("excluded.csv", "film,903\n");

    assertThat(judge(truth, answers, Optional.of(excluded)).mean()).hasValue(1);
  }

  @Test
  void refusesALineWithFileAndNumber() throws IOException {
    Path truth = write("gt.csv", "film,0902,0,0,1,1,12,0\nfilm,0903,x,0,1,1,12,0\n");

    assertThatThrownBy(() -> judge(truth, truth, Optional.empty()))
        .isInstanceOf(AvaRefused.class)
        .hasMessageContaining("gt.csv, line 2")
        .hasMessageContaining("'film,0903,x,0,1,1,12,0'");
  }

  private FramePrecision judge(Path truth, Path answers, Optional<Path> excluded)
      throws IOException {
    Path labels = write("labels.pbtxt", "item {\n  name: \"stand\"\n  id: 12\n}\n");
    return AvaFiles.judge(Variant.ACTIVITYNET, truth, answers, labels, excluded);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
