package io.pvit.app.cli;

import io.pvit.app.kafka.BrokerProcess;
import io.pvit.app.kafka.BrokerSettings;
import io.pvit.schemas.config.BrokerConfig;
import io.pvit.schemas.config.Configuration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A broker of one machine, until Ctrl-C. */
@Command(
    name = "broker",
    description = "Run a real Kafka broker on this machine, until Ctrl-C; it keeps its data.")
final class BrokerCommand implements Callable<Integer> {

  private static final Duration READY_PATIENCE = Duration.ofSeconds(60);

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "On 127.0.0.1; 0 takes a free one; default: as in config/broker.yaml.")
  private @Nullable String port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where topics are kept; default: as in config/broker.yaml.")
  private @Nullable String data;

  @Option(names = "--config", paramLabel = "FILE", description = "Instead of config/broker.yaml.")
  private Path config = ConfigurationHome.file("broker.yaml");

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A key of the configuration file.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    BrokerConfig broker =
        Configuration.load(BrokerConfig.class, config, overrides(), System.getenv());
    BrokerSettings settings = BrokerSettings.of(Path.of(broker.dataDirectory()), broker.port());
    try (BrokerProcess process = BrokerProcess.start(settings, broker.heapMegabytes())) {
      Runtime.getRuntime().addShutdownHook(new Thread(process::close, "broker-close"));
      String address = process.awaitReady(READY_PATIENCE);
      spec.commandLine()
          .getOut()
          .printf(
              "The broker listens on %s, its data is in %s; Ctrl-C ends it.%n",
              address, settings.dataDirectory());
      spec.commandLine().getOut().flush();
      throw process.ended().get();
    }
  }

  private Map<String, String> overrides() {
    Map<String, String> overrides = new LinkedHashMap<>(set);
    if (port != null) {
      overrides.put("port", port);
    }
    if (data != null) {
      overrides.put("dataDirectory", data);
    }
    return overrides;
  }
}
