package io.pvit.app.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command line of a child JVM that runs a class of this very class path.
 *
 * <p>Ctrl-C reaches every process of the terminal at once. A child ignores it, so that its parent
 * can end it in order; its standard input is the line that tells it when the parent is gone.
 *
 * @param flags what the JVM is started with, such as its heap
 * @param mainClass the class to run
 * @param arguments what it gets
 */
public record ChildJvm(List<String> flags, String mainClass, List<String> arguments) {

  /** Small and quick to start: for processes that live for minutes or wait for other processes. */
  public static final List<String> QUICK_START =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  private static final List<String> WITHOUT_INTERRUPTS =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "child");

  public ChildJvm {
    flags = List.copyOf(flags);
    arguments = List.copyOf(arguments);
  }

  /** The words of the command. */
  public List<String> command() {
    List<String> words = new ArrayList<>(WITHOUT_INTERRUPTS);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(flags);
    words.add("-XX:+ExitOnOutOfMemoryError");
    words.add("-cp");
    words.add(System.getProperty("java.class.path"));
    words.add(mainClass);
    words.addAll(arguments);
    return words;
  }

  /** Starts it; standard output is the caller's to read, standard error is added to the log. */
  public Process start(Path log, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
