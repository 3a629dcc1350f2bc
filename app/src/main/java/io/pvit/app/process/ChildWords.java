package io.pvit.app.process;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a child says to its parent on standard output: {@code READY …} once it can be used, {@code
 * STOP code sentence} when it cannot go on; and how it ends.
 */
public final class ChildWords {

  private static final int END_PATIENCE_MS = 8_000;
  private static final AtomicBoolean ENDING = new AtomicBoolean();

  private ChildWords() {}

  /** The child can be used. */
  public static void ready(String detail) {
    say("READY " + detail);
  }

  /** The child cannot go on. */
  public static void stop(StopException reason) {
    say("STOP " + reason.code().name() + " " + reason.getMessage());
  }

  /** Ends the process in order if that is quick, else at once: nobody may be left to wait. */
  public static void end(ExitCode code) {
    if (!ENDING.compareAndSet(false, true)) {
      return;
    }
    Thread inOrder = new Thread(() -> System.exit(code.number()), "end");
    inOrder.start();
    try {
      inOrder.join(END_PATIENCE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(code.number());
  }

  @SuppressWarnings("SystemOut") // Standard output is a child's line to its parent.
  private static void say(String line) {
    System.out.println(line.replace('\n', ' '));
    System.out.flush();
  }
}
