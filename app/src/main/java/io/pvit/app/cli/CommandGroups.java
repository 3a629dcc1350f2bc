package io.pvit.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/** The commands by who uses them. */
final class CommandGroups implements IHelpSectionRenderer {

  private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put("To see it work, and to run it", List.of("demo", "broker", "topics", "inference"));
    GROUPS.put("To point cameras at it", List.of("ingest", "camera"));
    GROUPS.put("To consume action events", List.of("events"));
    GROUPS.put("To roll out checkpoints", List.of("checkpoint", "rollout"));
    GROUPS.put("To teach it", List.of("scenes", "train", "evaluate", "ablate", "trainer", "label"));
    GROUPS.put("To know how fast it is here", List.of("bench"));
  }

  @Override
  public String render(Help help) {
    Map<String, CommandLine> commands = help.commandSpec().subcommands();
    StringBuilder text = new StringBuilder();
    GROUPS.forEach(
        (title, names) -> {
          text.append(String.format("%n%s:%n", title));
          for (String name : names) {
            CommandLine command = commands.get(name);
            if (command == null) {
              throw new IllegalStateException("no command " + name);
            }
            String line = String.join(" ", command.getCommandSpec().usageMessage().description());
            text.append(String.format("  %-11s %s%n", name, line));
          }
        });
    return text.toString();
  }
}
