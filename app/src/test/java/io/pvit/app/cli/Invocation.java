package io.pvit.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * A command that was run in this JVM.
 *
 * @param code what it would exit with
 * @param out its standard output
 * @param err its standard error
 */
public record Invocation(int code, String out, String err) {

  /** Runs {@code pvit} with these words. */
  public static Invocation of(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        Commands.line().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int code = line.execute(words);
    return new Invocation(code, out.toString(), err.toString());
  }
}
