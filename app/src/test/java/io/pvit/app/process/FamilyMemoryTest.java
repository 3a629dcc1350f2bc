package io.pvit.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FamilyMemoryTest {

  private static final long SELF = ProcessHandle.current().pid();

  @TempDir Path proc;

  @Test
  void keepsTheHighestSumOfSharesOfThePagesHeld() throws Exception {
    FamilyMemory memory = new FamilyMemory(proc);

    write("smaps_rollup", "Rss:  900 kB\nPss:  700 kB\n");
    memory.sample();
    write("smaps_rollup", "Rss:  500 kB\nPss:  300 kB\n");
    memory.sample();

    assertThat(memory.peak()).hasValue(700 * 1024);
  }

  @Test
  void takesTheResidentSetWhereSharesAreNotTold() throws Exception {
    FamilyMemory memory = new FamilyMemory(proc);

    write("status", "Name: java\nVmRSS:   800 kB\n");
    memory.sample();

    assertThat(memory.peak()).hasValue(800 * 1024);
  }

  @Test
  void isUnknownWhereTheSystemDoesNotTell() {
    FamilyMemory memory = new FamilyMemory(proc);

    memory.sample();

    assertThat(memory.peak()).isEmpty();
  }

  private void write(String file, String content) throws Exception {
    Path process = Files.createDirectories(proc.resolve(Long.toString(SELF)));
    Files.writeString(process.resolve(file), content);
  }
}
