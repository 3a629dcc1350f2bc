package io.pvit.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDirectoryTest {

  @TempDir Path temporary;

  @Test
  void aFreshPlaceGoesWithTheDemo() throws Exception {
    try (DemoDirectory directory = DemoDirectory.open(Optional.empty(), temporary)) {
      Files.createDirectories(directory.broker().resolve("topics"));
      assertThat(temporary).isNotEmptyDirectory();
    }

    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void aPlaceThatTheUserNamedStays() throws Exception {
    Path named = temporary.resolve("mine");

    try (DemoDirectory directory = DemoDirectory.open(Optional.of(named), temporary)) {
      Files.createDirectories(directory.broker());
    }

    assertThat(named.resolve("broker")).isDirectory();
  }

  @Test
  void whatAKilledDemoLeftIsRemovedByTheNext() throws Exception {
    long dead = new ProcessBuilder("true").start().onExit().get().pid();
    Path orphan = Files.createDirectories(temporary.resolve("pvit-demo-" + dead + "-1/broker"));
    Path living =
        Files.createDirectories(
            temporary.resolve("pvit-demo-" + ProcessHandle.current().pid() + "-1"));

    DemoDirectory.open(Optional.empty(), temporary).close();

    assertThat(orphan.getParent()).doesNotExist();
    assertThat(living).exists();
  }
}
