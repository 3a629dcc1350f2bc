package io.pvit.app.demo;

import java.io.PrintStream;

/**
 * What a person sees: lines that stay, and one status line that rewrites itself on a terminal and
 * is rare elsewhere. Any thread may write.
 */
public final class Screen {

  private static final String CLEAR = "\r\u001b[K";
  private static final long RARE_MS = 10_000;

  private final PrintStream out;
  private final boolean terminal;
  private long lastStatusMs;
  private boolean statusShown;

  /**
   * @param terminal true when what is written can be erased
   */
  public Screen(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** A line that stays. */
  public synchronized void say(String line) {
    clear();
    out.println(line);
    out.flush();
  }

  /** How it goes at this moment. */
  public synchronized void status(String line, long nowMs) {
    if (terminal) {
      out.print(CLEAR + line);
      statusShown = true;
    } else if (lastStatusMs == 0) {
      lastStatusMs = nowMs;
    } else if (nowMs - lastStatusMs >= RARE_MS) {
      out.println(line);
      lastStatusMs = nowMs;
    }
    out.flush();
  }

  private void clear() {
    if (statusShown) {
      out.print(CLEAR);
      statusShown = false;
    }
  }
}
