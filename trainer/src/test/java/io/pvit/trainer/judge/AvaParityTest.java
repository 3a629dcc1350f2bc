package io.pvit.trainer.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pvit.trainer.judge.FrameMap.Variant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Frame mAP, held against what ActivityNet's and SlowFast's evaluators answered. */
@Tag("parity")
class AvaParityTest {

  private static final double EXACT = 1e-9;

  @TestFactory
  Stream<DynamicTest> equalsThePublishedEvaluators() {
    List<Path> cases =
        Fixtures.in(Fixtures.folder("ava-eval")).stream().filter(Files::isDirectory).toList();
    if (cases.isEmpty()) {
      return Stream.of(
          dynamicTest("ava-eval", () -> abort("ava-eval: no fixture of this kind was handed in")));
    }
    return cases.stream()
        .flatMap(
            folder ->
                Stream.of(
                    test(folder, "activitynet", Variant.ACTIVITYNET, false),
                    test(folder, "activitynet_excluded_removed", Variant.ACTIVITYNET, true),
                    test(folder, "slowfast", Variant.SLOWFAST, true)));
  }

  private static DynamicTest test(
      Path folder, String evaluator, Variant variant, boolean withExclusions) {
    return dynamicTest(
        "ava-eval/%s: %s".formatted(folder.getFileName(), evaluator),
        () -> {
          JsonNode expected =
              Fixtures.json(folder.resolve("expected.json")).at("/results/" + evaluator);

          FramePrecision precision =
              AvaFiles.judge(
                  variant,
                  folder.resolve("groundtruth.csv"),
                  folder.resolve("detections.csv"),
                  folder.resolve("labelmap.pbtxt"),
                  withExclusions
                      ? Optional.of(folder.resolve("excluded_timestamps.csv"))
                      : Optional.empty());

          assertWithin(precision.mean(), expected, "mAP");
          JsonNode perClass = expected.path("per_class");
          assertThat(precision.perClass()).hasSize(perClass.size());
          precision
              .perClass()
              .forEach((id, ap) -> assertWithin(ap, perClass.path(id.toString()), "ap"));
        });
  }

  private static void assertWithin(OptionalDouble actual, JsonNode expected, String name) {
    JsonNode number = expected.path(name);
    if (number.isNull()) {
      assertThat(actual).isEmpty();
    } else if (expected.has(name + "_min")) {
      assertThat(actual.orElseThrow())
          .isBetween(
              expected.path(name + "_min").asDouble() - EXACT,
              expected.path(name + "_max").asDouble() + EXACT);
    } else {
      assertThat(actual.orElseThrow()).isCloseTo(number.asDouble(), within(EXACT));
    }
  }
}
