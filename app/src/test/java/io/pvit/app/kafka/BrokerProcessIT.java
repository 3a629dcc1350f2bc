package io.pvit.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.pvit.app.process.ChildJvm;
import io.pvit.app.process.SmallDisk;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void endsWithinSecondsWhenItsParentIsKilled() throws Exception {
    Process parent =
        new ChildJvm(ChildJvm.QUICK_START, ParentOfABroker.class.getName(), List.of("" + directory))
            .start(directory.resolve("parent.log"), Map.of());
    long broker;
    try (BufferedReader words = parent.inputReader()) {
      broker = Long.parseLong(words.readLine());
      assertThat(words.readLine()).isEqualTo("ready");
      parent.destroyForcibly().waitFor();
    }

    await().atMost(Duration.ofSeconds(15)).until(() -> ProcessHandle.of(broker).isEmpty());
  }

  @Test
  void keepsItsHeapSmall() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(BrokerSettings.of(directory, 0), 384)) {
      broker.awaitReady(PATIENCE);

      String command = Files.readString(Path.of("/proc/%d/cmdline".formatted(broker.pid())));
      assertThat(command).contains("-Xmx384m", "-XX:+UseSerialGC");
    }
  }

  @Test
  void passesOnWhyItCouldNotStart() throws Exception {
    try (BrokerProcess first = BrokerProcess.start(BrokerSettings.of(directory, 0), 384)) {
      first.awaitReady(PATIENCE);
      try (BrokerProcess second = BrokerProcess.start(BrokerSettings.of(directory, 0), 384)) {
        StopException refusal =
            catchThrowableOfType(StopException.class, () -> second.awaitReady(PATIENCE));

        assertThat(refusal.code()).isEqualTo(ExitCode.DATA_DIRECTORY);
        assertThat(refusal).hasMessageContaining("Another broker works in the data directory");
      }
    }
  }

  @Test
  void refusesAnOccupiedPortWithoutStartingAProcess() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      BrokerSettings settings = BrokerSettings.of(directory, other.getLocalPort());

      StopException refusal =
          catchThrowableOfType(StopException.class, () -> BrokerProcess.start(settings, 384));

      assertThat(refusal.code()).isEqualTo(ExitCode.PORT_IN_USE);
      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  void saysThatTheDiskIsFullWhenItStartsOnAFullOne() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), 8)) {
      BrokerSettings settings = BrokerSettings.of(disk.path(), 0);

      StopException refusal =
          catchThrowableOfType(StopException.class, () -> BrokerProcess.start(settings, 384));

      assertThat(refusal.code()).isEqualTo(ExitCode.DISK_FULL);
      assertThat(disk.path()).isEmptyDirectory();
    }
  }

  @Test
  void saysThatTheDiskIsFullWhenItFillsWhileItRuns() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), 96);
        BrokerProcess broker = BrokerProcess.start(BrokerSettings.of(disk.path(), 0), 384)) {
      broker.awaitReady(PATIENCE);

      disk.fill();

      StopException reason = broker.ended().get(20, TimeUnit.SECONDS);
      assertThat(reason.code()).isEqualTo(ExitCode.DISK_FULL);
      assertThat(reason).hasMessageContaining("No space is left for the data directory");
    }
  }
}
