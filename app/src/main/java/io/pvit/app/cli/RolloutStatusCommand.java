package io.pvit.app.cli;

import io.pvit.app.kafka.RollCall;
import io.pvit.app.kafka.RolloutDesk;
import io.pvit.inference.rollout.Book;
import io.pvit.schemas.CheckpointMessage;
import io.pvit.schemas.InferenceStatus;
import io.pvit.schemas.codec.Format;
import io.pvit.schemas.codec.RecordCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what serves where, what is on trial, and what is waited for. */
@Command(
    name = "status",
    description = "Print what serves, what is on trial, its figures, and what is waited for.")
final class RolloutStatusCommand implements Callable<Integer> {

  @Mixin private RolloutOptions options = new RolloutOptions();

  @Option(names = "--json", description = "The plan and the processes' words as one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    RolloutDesk desk = options.desk();
    Book book = desk.book();
    RollCall processes = desk.rollCall();
    spec.commandLine()
        .getOut()
        .println(
            json
                ? json(book, processes.alive())
                : String.join("\n", RolloutTable.of(book, processes)));
    return 0;
  }

  private static String json(Book book, List<InferenceStatus> alive) {
    RecordCodec<CheckpointMessage> plans = RecordCodec.of(CheckpointMessage.class, Format.JSON);
    RecordCodec<InferenceStatus> statuses = RecordCodec.of(InferenceStatus.class, Format.JSON);
    return "{\"plan\":%s,\"processes\":[%s]}"
        .formatted(
            book.plan().map(plan -> text(plans.encode(plan))).orElse("null"),
            alive.stream()
                .map(status -> text(statuses.encode(status)))
                .collect(Collectors.joining(",")));
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
