package io.pvit.app.train;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.schemas.config.TrainerConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.trainer.dataset.DatasetRefused;
import io.pvit.trainer.run.RunDirectory;
import io.pvit.trainer.run.RunListener;
import io.pvit.trainer.run.RunRefused;
import io.pvit.trainer.run.TrainingRun;
import java.io.PrintWriter;
import java.nio.file.Path;

/** One process's share of a run: until its last step, or until the process is told to end. */
public final class Training {

  private final Lesson lesson;
  private final RunListener listener;
  private final PrintWriter out;

  /**
   * A run.
   *
   * @param out gets the last sentence
   */
  public Training(Lesson lesson, RunListener listener, PrintWriter out) {
    this.lesson = lesson;
    this.listener = listener;
    this.out = out;
  }

  /** Trains, and writes a checkpoint when all steps are done. */
  public void run() {
    TrainerConfig config = lesson.config();
    Path place = Path.of(config.run().directory());
    try (RunDirectory directory = RunDirectory.open(place);
        TrainingRun run = new TrainingRun(config, lesson.beginning(), directory, listener)) {
      long unused =
          SavedEnd.of(
              run::stop,
              () -> {
                run.learn(lesson.samples());
                say(run, config.run().steps());
                return run.position().step();
              });
    } catch (DatasetRefused e) {
      throw new StopException(ExitCode.INPUT_UNREADABLE, e.getMessage() + ".", e);
    } catch (RunRefused e) {
      throw new StopException(ExitCode.DATA_DIRECTORY, e.getMessage() + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void say(TrainingRun run, int steps) {
    if (run.position().step() >= steps) {
      Checkpoint made = run.checkpoint();
      out.printf("%s is trained: %s%n", made.directory(), made.sha256());
    } else {
      out.printf("Stopped after step %d; the same command goes on.%n", run.position().step());
    }
    out.flush();
  }
}
