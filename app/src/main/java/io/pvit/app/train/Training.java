package io.pvit.app.train;

import io.pvit.app.demo.CheckpointStop;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.LabelMap;
import io.pvit.model.net.Method;
import io.pvit.model.net.Preset;
import io.pvit.model.torch.TorchEngine;
import io.pvit.schemas.config.TrainerConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.trainer.augment.Augmentation;
import io.pvit.trainer.run.Beginning;
import io.pvit.trainer.run.RunDirectory;
import io.pvit.trainer.run.RunListener;
import io.pvit.trainer.run.RunRefused;
import io.pvit.trainer.run.TrainingRun;
import io.pvit.trainer.sample.SampleSource;
import io.pvit.trainer.sample.SceneSamples;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** One process's share of a run: until its last step, or until the process is told to end. */
public final class Training {

  private final TrainerConfig config;
  private final Path labels;
  private final RunListener listener;
  private final PrintWriter out;

  /**
   * A run as a configuration describes it.
   *
   * @param labels the label map of networks that begin with random weights
   * @param out gets the last sentence
   */
  public Training(TrainerConfig config, Path labels, RunListener listener, PrintWriter out) {
    this.config = config;
    this.labels = labels;
    this.listener = listener;
    this.out = out;
  }

  /** Trains, and writes a checkpoint when all steps are done. */
  public void run() {
    Beginning beginning = beginning();
    Path place = Path.of(config.run().directory());
    try (RunDirectory directory = RunDirectory.open(place);
        TrainingRun run = new TrainingRun(config, beginning, directory, listener)) {
      CountDownLatch ended = new CountDownLatch(1);
      // The step in work is finished and saved before the library goes.
      TorchEngine.get()
          .beforeExit(
              () -> {
                run.stop();
                awaitUninterruptibly(ended);
              });
      try {
        run.learn(samples(beginning));
        if (run.position().step() >= config.run().steps()) {
          Checkpoint made = run.checkpoint();
          out.printf("%s is trained: %s%n", made.directory(), made.sha256());
        } else {
          out.printf("Stopped after step %d; the same command goes on.%n", run.position().step());
        }
        out.flush();
      } finally {
        ended.countDown();
      }
    } catch (RunRefused e) {
      throw new StopException(ExitCode.DATA_DIRECTORY, e.getMessage() + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Beginning beginning() {
    TrainerConfig.Network network = config.network();
    Method method = named("method", () -> Method.named(network.method()));
    int seed = config.run().seed();
    if (network.start().isEmpty()) {
      Preset preset = named("preset", () -> Preset.named(network.preset()));
      return Beginning.fresh(preset, method, network.regionHead(), LabelMap.read(labels), seed);
    }
    Path start = Path.of(network.start());
    Checkpoint checkpoint = CheckpointStop.unlessRefused(start, () -> Checkpoint.open(start));
    return Beginning.from(checkpoint, method, network.regionHead(), seed);
  }

  private static <T> T named(String key, Supplier<T> lookup) {
    try {
      return lookup.get();
    } catch (IllegalArgumentException e) {
      throw new StopException(
          ExitCode.CONFIGURATION, "network.%s: %s.".formatted(key, e.getMessage()), e);
    }
  }

  private SampleSource samples(Beginning beginning) {
    return SceneSamples.of(
        beginning.card(),
        beginning.clips(config.network().clipHeight(), config.network().clipWidth()),
        config.scenes().people(),
        config.scenes().varied() ? Optional.of(Augmentation.USUAL) : Optional.empty(),
        config.scenes().distinct());
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
