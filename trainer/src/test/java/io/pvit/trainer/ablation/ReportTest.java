package io.pvit.trainer.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final AblationSetting SETTING = new AblationSetting(8, 2, 1200, 6, 1, 128);

  private static RunResult result(String method, int seed, String correct) {
    return new RunResult(method, seed, correct, 100, 60);
  }

  @Nested
  class TheDifference {

    @Test
    void isTheMeanOverSeedsAndClips() {
      PairedDifference difference =
          PairedDifference.of(
              List.of(result("pvit", 1, "1110"), result("pvit", 2, "1100")),
              List.of(result("mvit", 1, "1000"), result("mvit", 2, "1100")));

      assertThat(difference.mean()).isEqualTo(0.25);
      assertThat(difference.low()).isBetween(-0.01, 0.25);
      assertThat(difference.high()).isBetween(0.25, 0.75);
    }

    @Test
    void isSureWhereEveryClipSaysTheSame() {
      assertThat(
              PairedDifference.of(
                  List.of(result("pvit", 1, "1111")), List.of(result("mvit", 1, "0000"))))
          .isEqualTo(new PairedDifference(1, 1, 1));
    }

    @Test
    void hasTheWidthOfTheBinomialForOneSeed() {
      // 100 clips, of which 20 are told by the one and not by the other: 0.2 +- 1.96 * 0.04
      PairedDifference difference =
          PairedDifference.of(
              List.of(result("pvit", 1, "1".repeat(20) + "0".repeat(80))),
              List.of(result("mvit", 1, "0".repeat(100))));

      assertThat(difference.low()).isCloseTo(0.122, within(0.02));
      assertThat(difference.high()).isCloseTo(0.278, within(0.02));
    }

    @Test
    void needsTheSameRuns() {
      assertThatThrownBy(() -> PairedDifference.of(List.of(result("pvit", 1, "1")), List.of()))
          .hasMessage("runs must be as many as the baseline's, were 1 and 0");
    }
  }

  @Nested
  class TheTable {

    private final AblationReport report =
        AblationReport.of(
            SETTING,
            100,
            List.of("mvit", "mt", "pvit"),
            List.of(
                result("common", 0, "1000"),
                result("mvit", 1, "1000"),
                result("mvit", 2, "1100"),
                result("pvit", 2, "1110"),
                result("pvit", 1, "1000")));

    @Test
    void hasARowForEachMethodWithRuns_pairedBySeed() {
      assertThat(report.methods())
          .extracting(AblationReport.Row::method)
          .containsExactly("mvit", "pvit");
      assertThat(report.methods().get(0).difference()).isEmpty();
      assertThat(report.methods().get(1).accuracy()).isEqualTo(0.5);
      assertThat(report.methods().get(1).difference().orElseThrow().mean()).isEqualTo(0.125);
    }

    @Test
    void isReadByPeopleAndPrograms() {
      assertThat(report.table())
          .contains("mvit      0.375  0.250 0.500")
          .contains("pvit      0.500  0.250 0.750")
          .contains("+0.125 (")
          .contains("common    0.250  before they learn")
          .contains("4 held-back clips of 10 classes, 6 labelled clips of each");
      assertThat(report.json()).contains("\"method\" : \"pvit\"").contains("\"mean\" : 0.125");
      assertThat(report.json()).contains("\"common\" : 0.25");
    }
  }

  @Nested
  class TheFiles {

    @TempDir Path directory;

    @Test
    void keepPlanAndResults() {
      ResultsFile file = new ResultsFile(directory);
      assertThat(file.plan(SETTING)).isEmpty();
      assertThat(file.results()).isEmpty();

      file.write(new ResultsFile.Plan(SETTING, 100));
      file.append(result("mvit", 1, "10"));
      file.append(result("pvit", 1, "11"));

      assertThat(new ResultsFile(directory).plan(SETTING))
          .contains(new ResultsFile.Plan(SETTING, 100));
      assertThat(new ResultsFile(directory).results())
          .containsExactly(result("mvit", 1, "10"), result("pvit", 1, "11"));
    }

    @Test
    void passOverALineThatAKilledProcessLeft() throws IOException {
      ResultsFile file = new ResultsFile(directory);
      file.append(result("mvit", 1, "10"));
      Files.writeString(
          directory.resolve("results.jsonl"),
          Files.readString(directory.resolve("results.jsonl")) + "{\"method\":\"np\",\"se");

      file.append(result("pvit", 1, "11"));

      assertThat(file.results()).containsExactly(result("mvit", 1, "10"), result("pvit", 1, "11"));
    }

    @Test
    void refuseAnotherSetting() {
      ResultsFile file = new ResultsFile(directory);
      file.write(new ResultsFile.Plan(SETTING, 100));

      assertThatThrownBy(() -> file.plan(new AblationSetting(8, 3, 1200, 6, 1, 128)))
          .isInstanceOf(AblationRefused.class)
          .hasMessageContaining("was begun with")
          .hasMessageContaining("name another directory");
    }
  }

  @Test
  void aSettingIsRefusedByName() {
    assertThatThrownBy(() -> new AblationSetting(0, 3, 1200, 6, 1, 128))
        .hasMessage("minutes must be within 0..60, was 0.0");
    assertThatThrownBy(() -> new AblationSetting(8, 0, 1200, 6, 1, 128))
        .hasMessage("seeds must be within 1..100, was 0");
    assertThatThrownBy(() -> new AblationSetting(8, 3, 0, 6, 1, 128))
        .hasMessage("common steps must be >= 1, was 0");
  }
}
