package io.pvit.app.cli;

import io.pvit.model.torch.DeviceMissing;
import io.pvit.model.torch.TorchFailed;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: all commands, and how each mistake ends. */
public final class Commands {

  private Commands() {}

  /** The command with all its sub-commands; standard output and error are the process's. */
  public static CommandLine line() {
    CommandLine pvit =
        new CommandLine(new PvitCommand())
            .setParameterExceptionHandler(Commands::misused)
            .setExecutionExceptionHandler(Commands::stopped)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true);
    // "evaluate --set ava" names a set, "evaluate ava" is a command.
    Objects.requireNonNull(pvit.getSubcommands().get("evaluate"))
        .setAllowSubcommandsAsOptionParameters(true);
    pvit.getCommandSpec().usageMessage().commandListHeading("");
    pvit.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandGroups());
    return pvit;
  }

  private static int misused(ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("pvit: " + mistake.getMessage());
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      suggestion(command, unmatched.getUnmatched().get(0))
          .ifPresent(meant -> err.println("Did you mean '" + meant + "'?"));
    }
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE.number();
  }

  private static Optional<String> suggestion(CommandLine command, String word) {
    List<String> known = new ArrayList<>(command.getSubcommands().keySet());
    known.addAll(command.getCommandSpec().optionsMap().keySet());
    return Misspelling.of(word, known);
  }

  private static int stopped(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof StopException stop) {
      command.getErr().println("pvit: " + stop.getMessage());
      return stop.code().number();
    }
    if (failure instanceof DeviceMissing || failure instanceof TorchFailed) {
      command
          .getErr()
          .println("pvit: The device to compute on does not serve: " + failure.getMessage() + ".");
      return ExitCode.DEVICE.number();
    }
    Log.LOG.error("unexpected", failure);
    command.getErr().println("pvit: This is a defect of pvit: " + failure);
    return ExitCode.DEFECT.number();
  }

  /** Apart, so that a command may set the log level before the first logger exists. */
  private static final class Log {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private Log() {}
  }
}
