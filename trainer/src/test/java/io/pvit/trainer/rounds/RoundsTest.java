package io.pvit.trainer.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import io.pvit.model.torch.ComputeDevice;
import io.pvit.schemas.config.Configuration;
import io.pvit.schemas.config.TrainerConfig;
import io.pvit.schemas.config.TrainerServiceConfig;
import io.pvit.schemas.kafka.Topics;
import io.pvit.trainer.gate.Decision;
import io.pvit.trainer.gate.Gate;
import io.pvit.trainer.gate.Margins;
import io.pvit.trainer.kafka.Outbox;
import io.pvit.trainer.replay.ReplayStore;
import io.pvit.trainer.store.FolderStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundsTest {

  private static final Path CONFIG = Path.of("..", "config");
  private static final Topics TOPICS = new Topics("pvit", Optional.empty());

  @TempDir private Path scratch;

  private final MockProducer<@Nullable String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private Optional<Checkpoint> planned = Optional.empty();
  private Checkpoint serving;
  private Path round;

  @BeforeEach
  void serve() {
    serving = network("serving", 1);
    round = scratch.resolve("rounds/round-000001-" + serving.sha256().substring(0, 8));
  }

  @Test
  void whatPassedBeforeAKillIsPublishedByTheNextStart() throws InterruptedException {
    Checkpoint signed = sign(List.of());

    rounds().run();

    assertThat(scratch.resolve("store").resolve(signed.sha256())).isDirectory();
    assertThat(announced()).containsExactly("checkpoint/" + signed.sha256());
    assertThat(Round.isDecided(round)).isTrue();
  }

  @Test
  void whatWasRefusedBeforeAKillIsNotPublished() throws InterruptedException {
    Checkpoint signed = sign(List.of("too slow"));

    rounds().run();

    assertThat(scratch.resolve("store").resolve(signed.sha256())).doesNotExist();
    assertThat(announced()).isEmpty();
    assertThat(Round.isDecided(round)).isTrue();
  }

  @Test
  void aRoundBeginsWithWhatARollOutSaysServes() {
    Checkpoint stable = network("stable", 3);
    planned = Optional.of(stable);

    assertThatThrownBy(() -> rounds().run())
        .hasMessage("round-000001-" + stable.sha256().substring(0, 8) + " learns");
  }

  private Checkpoint sign(List<String> objections) {
    return Gate.sign(
        network("candidate", 2),
        new Decision(serving.sha256(), objections, Map.of("gate.x", 0.5)),
        round.resolve("signed"));
  }

  private List<@Nullable String> announced() {
    return producer.history().stream()
        .filter(each -> each.topic().equals(TOPICS.checkpoints().name()))
        .<@Nullable String>map(ProducerRecord::key)
        .toList();
  }

  private Rounds rounds() {
    return new Rounds(
        Configuration.load(
            TrainerServiceConfig.class,
            CONFIG.resolve("trainer-service.yaml"),
            Map.of("directory", scratch.toString(), "rounds.count", "1"),
            Map.of()),
        Configuration.load(TrainerConfig.class, CONFIG.resolve("trainer.yaml"), Map.of(), Map.of()),
        serving,
        known -> planned.filter(it -> !it.sha256().equals(known)),
        ReplayStore.open(scratch.resolve("replay"), 10),
        new FolderStore(scratch.resolve("store")),
        new Outbox(producer, TOPICS),
        new Gate(new Margins(0, 0.1, 10, 1000), ComputeDevice.CPU, 1),
        (name, pace) -> {
          throw new AssertionError(name + " learns");
        },
        () -> new Pace(1, () -> false, System::nanoTime, time -> true),
        InstantSource.fixed(Instant.EPOCH));
  }

  private Checkpoint network(String name, int seed) {
    return Checkpoint.init(
        scratch.resolve(name),
        Preset.named("micro"),
        seed,
        CONFIG.resolve("labels").resolve("ava-v2.2.csv"));
  }
}
