package io.pvit.inference.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.schemas.OverloadPolicy;
import io.pvit.schemas.config.InferenceConfig;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Overloaded beyond 10 s, until no more than 3 s. */
class OverloadRuleTest {

  private static final long SECOND_US = 1_000_000;

  private final OverloadRule rule =
      new OverloadRule(new InferenceConfig.Overload("block", 10_000, 3_000, 8));

  @Nested
  class ACameraIsOverloaded {

    @Test
    void fromTheUpperBoundUntilItIsBackAtTheLower() {
      CameraLoad calm = CameraLoad.initial();

      assertThat(rule.arrived(calm, 1, SECOND_US, 10_000).overloaded()).isFalse();
      CameraLoad late = rule.arrived(calm, 1, SECOND_US, 10_001);
      assertThat(late.overloaded()).isTrue();
      assertThat(rule.arrived(late, 2, SECOND_US, 3_001).overloaded()).isTrue();
      assertThat(rule.arrived(late, 2, SECOND_US, 3_000).overloaded()).isFalse();
    }
  }

  @Nested
  class Thinning {

    @ParameterizedTest
    @CsvSource({"3001, 2", "10001, 2", "20000, 3", "35000, 4", "900000, 8"})
    void watchesOneOfMoreClipsTheLaterItIs(long behindMs, long oneOf) {
      CameraLoad load = overloaded();
      long shed = 0;
      while (rule.sheds(load, OverloadPolicy.THIN, behindMs, false)) {
        load = load.shed(shed * SECOND_US, (shed + 1) * SECOND_US);
        shed++;
      }

      assertThat(shed + 1).isEqualTo(oneOf);
      assertThat(rule.sheds(load.watched(), OverloadPolicy.THIN, behindMs, false)).isTrue();
    }
  }

  @Test
  void whoBlocksShedsNothingAndWhoIsNotOverloadedNeither() {
    assertThat(rule.sheds(overloaded(), OverloadPolicy.BLOCK, 60_000, false)).isFalse();
    assertThat(rule.sheds(CameraLoad.initial(), OverloadPolicy.DROP_OLDEST, 9_000, false))
        .isFalse();
    assertThat(rule.sheds(overloaded(), OverloadPolicy.DROP_OLDEST, 9_000, false)).isTrue();
  }

  @Nested
  class AFlood {

    @Test
    void isMoreThanTenSecondsOfPicturesAheadOfTheTime() {
      CameraLoad load = CameraLoad.initial();
      for (int window = 1; window <= 10; window++) {
        load = rule.arrived(load, window, SECOND_US, 0);
      }
      assertThat(rule.floods(load)).isFalse();

      load = rule.arrived(load, 11, SECOND_US, 0);
      load = rule.arrived(load, 12, SECOND_US, 0);

      assertThat(rule.floods(load)).isTrue();
    }

    @Test
    void isNoCameraInRealTimeHoweverItsLinkStutters() {
      CameraLoad load = CameraLoad.initial();
      for (int minute = 0; minute < 60; minute++) {
        long minuteUs = minute * 60L * SECOND_US;
        for (int second = 1; second <= 60; second++) {
          // What a minute's first five seconds should have brought comes in the sixth.
          long atUs = minuteUs + Math.max(6, second) * SECOND_US;
          load = rule.arrived(load, atUs, SECOND_US, 0);
          assertThat(rule.floods(load)).isFalse();
        }
      }
    }

    @Test
    void isShedWhileTheCamerasBesideItAreNot() {
      CameraLoad flooding = new CameraLoad(true, 0, 11 * SECOND_US, 5, Optional.empty());
      Floods floods = new Floods(rule);
      floods.saw("a", flooding, true);

      assertThat(floods.beside("a", 6)).isFalse();
      assertThat(floods.beside("b", 6)).isTrue();
      assertThat(rule.sheds(overloaded(), OverloadPolicy.THIN, 12_000, true)).isFalse();
      assertThat(rule.sheds(flooding, OverloadPolicy.THIN, 12_000, true)).isTrue();
    }

    @Test
    void isShedFromTheLowerBoundOnAndThinnedToTheUtmost() {
      CameraLoad flooding = new CameraLoad(false, 0, 15 * SECOND_US, 5, Optional.empty());

      assertThat(rule.arrived(flooding, 6, SECOND_US, 3_000).overloaded()).isFalse();
      CameraLoad late = rule.arrived(flooding, 6, SECOND_US, 3_001);
      assertThat(late.overloaded()).isTrue();
      for (int shed = 0; shed < 7; shed++) {
        assertThat(rule.sheds(late, OverloadPolicy.THIN, 3_001, false)).isTrue();
        late = late.shed(shed * SECOND_US, (shed + 1) * SECOND_US);
      }
      assertThat(rule.sheds(late, OverloadPolicy.THIN, 3_001, false)).isFalse();
    }

    @Test
    void thatMayNotBeShedOrIsOverProtectsNobody() {
      CameraLoad flooding = new CameraLoad(true, 0, 11 * SECOND_US, 5, Optional.empty());
      Floods floods = new Floods(rule);

      floods.saw("blocking", flooding, false);
      assertThat(floods.beside("b", 6)).isFalse();

      floods.saw("gone", flooding, true);
      assertThat(floods.beside("b", 6 + 10 * SECOND_US)).isFalse();
    }
  }

  private static CameraLoad overloaded() {
    return new CameraLoad(true, 0, 0, 5, Optional.empty());
  }
}
