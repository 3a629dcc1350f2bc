package io.pvit.app.cli;

import io.pvit.app.demo.CheckpointStop;
import io.pvit.app.demo.ShippedCheckpoint;
import io.pvit.app.evaluate.CameraExam;
import io.pvit.app.evaluate.SampledFilms;
import io.pvit.model.Precision;
import io.pvit.model.Pvit;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.frames.FrameDirectoryRefused;
import io.pvit.model.torch.TorchEngine;
import io.pvit.schemas.config.Configuration;
import io.pvit.schemas.config.InferenceConfig;
import io.pvit.schemas.config.RecipeConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.trainer.dataset.DatasetRefused;
import io.pvit.trainer.judge.AvaRefused;
import io.pvit.trainer.judge.Examinee;
import io.pvit.trainer.judge.FilmExam;
import io.pvit.trainer.judge.FilmSet;
import io.pvit.trainer.judge.FilmSetRefused;
import io.pvit.trainer.judge.Judgement;
import io.pvit.trainer.judge.RecipeExam;
import io.pvit.trainer.judge.SceneExam;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How good a checkpoint is. */
@Command(
    name = "evaluate",
    description = "Judge a checkpoint on clips that no training sees, or detections in a file.",
    subcommands = EvaluateAvaCommand.class)
final class EvaluateCommand implements Callable<Integer> {

  private static final String SYNTHETIC = "synthetic";
  private static final String CAMERAS = "cameras";
  private static final String CLIPS = "clips";
  private static final String AVA = "ava";
  private static final int USUAL_SCENES = 500;
  private static final int USUAL_FILMS = 60;
  private static final long SEED = 1;
  private static final long BETWEEN_LINES_NS = 20_000_000_000L;

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = "The checkpoint; default: the one in config/checkpoints.")
  private @Nullable Path checkpoint;

  @Option(
      names = "--set",
      defaultValue = SYNTHETIC,
      paramLabel = "SET",
      description = {
        "synthetic: scenes of the evaluation seeds. cameras: longer ones, watched to the events.",
        "clips, ava: whole clips of films, or people at key frames, of the list that --recipe",
        "names. Or a folder with labels.csv, clips.csv, boxes and films. Default: synthetic."
      })
  private String set = SYNTHETIC;

  @Option(
      names = "--clips",
      description = "How many; default: 500 scenes, 60 cameras, or all clips of the list.")
  private Optional<Integer> clips = Optional.empty();

  @Option(
      names = "--first",
      defaultValue = "0",
      description = "The first evaluation seed, or clip of the list; default: 0.")
  private int first;

  @Option(
      names = "--seconds",
      defaultValue = "12",
      description = "For the set cameras: how long each watches; default: 12.")
  private int seconds;

  @Mixin private ListOptions list = new ListOptions();

  @Option(
      names = "--batch",
      defaultValue = "4",
      description = "Clips that are watched together; default: 4.")
  private int batch;

  @Option(
      names = "--threads",
      defaultValue = "1",
      description = "Processor threads that watch, and as many that prepare; default: 1.")
  private int threads;

  @Option(
      names = "--device",
      defaultValue = "cpu",
      description = "cpu, cuda:N, or auto for the first GPU that works. Default: cpu.")
  private String device = "cpu";

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = {
        "Keeps the pictures of films, so that the next time is faster. Default: a folder",
        "pvit-evaluate in the system's temporary one."
      })
  private Path cache = Path.of(System.getProperty("java.io.tmpdir", "."), "pvit-evaluate");

  @Mixin private JudgementOutput output = new JudgementOutput();

  @Spec private CommandSpec spec = CommandSpec.create();

  private long told = System.nanoTime();

  @Override
  public Integer call() throws IOException, InterruptedException {
    output.requirePng();
    clips.ifPresent(count -> requireAtLeastOne("--clips", count));
    if (first < 0) {
      throw new ParameterException(spec.commandLine(), "--first must be at least 0, was " + first);
    }
    requireAtLeastOne("--batch", batch);
    requireAtLeastOne("--threads", threads);
    requireAtLeastOne("--seconds", seconds);
    Path directory = directory();
    Checkpoint opened = CheckpointStop.unlessRefused(directory, () -> opened(directory));
    Judgement judgement = set.equals(CAMERAS) ? cameras(opened) : judged(opened);
    output.write(judgement, opened);
    return ExitCode.OK.number();
  }

  /** With the heads that the set asks. */
  private Checkpoint opened(Path directory) {
    Checkpoint opened = Checkpoint.open(directory);
    if (set.equals(CLIPS)) {
      opened.requireClassHead();
    } else if (!set.equals(AVA) || !opened.card().architecture().regionHead()) {
      opened.requireActorHead();
    }
    return opened;
  }

  private Judgement cameras(Checkpoint opened) {
    InferenceConfig config =
        Configuration.load(
            InferenceConfig.class,
            ConfigurationHome.file("inference.yaml"),
            Map.of(),
            System.getenv());
    int films = clips.orElse(USUAL_FILMS);
    try (Pvit network =
        CheckpointStop.unlessRefused(
            opened.directory(),
            () ->
                Pvit.load(opened, Precision.FLOAT32, threads, TorchEngine.get().device(device)))) {
      return new CameraExam(network, config, new CameraExam.Setting(first, films, seconds, SEED))
          .judge(done -> tell(done, films, CAMERAS));
    }
  }

  private Judgement judged(Checkpoint opened) throws InterruptedException {
    try (Examinee examinee =
        CheckpointStop.unlessRefused(
            opened.directory(),
            () -> Examinee.load(opened, threads, TorchEngine.get().device(device)))) {
      return switch (set) {
        case SYNTHETIC -> scenes(examinee);
        case CLIPS -> recipe(examinee, list.ofClips()).clips(examinee, this::tellClips);
        case AVA ->
            recipe(examinee, list.ofPeople())
                .ava(examinee, list.counting(), list.variant(), this::tellClips);
        default -> films(examinee, FilmSet.read(folder()));
      };
    } catch (FilmSetRefused | FrameDirectoryRefused | DatasetRefused | AvaRefused e) {
      throw new StopException(ExitCode.INPUT_UNREADABLE, e.getMessage() + ".", e);
    }
  }

  private Path folder() {
    Path folder = Path.of(set);
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(
          spec.commandLine(),
          "--set must be synthetic, cameras, clips, ava or a folder of films, was " + set);
    }
    return folder;
  }

  private Judgement scenes(Examinee examinee) throws InterruptedException {
    int count = clips.orElse(USUAL_SCENES);
    return new SceneExam(examinee.card(), new SceneExam.Setting(first, count, batch, threads, SEED))
        .judge(examinee, done -> tell(done, count, "clips"));
  }

  private RecipeExam recipe(Examinee examinee, RecipeConfig recipe) {
    PrintWriter err = spec.commandLine().getErr();
    return new RecipeExam(
        recipe,
        examinee.card(),
        new RecipeExam.Setting(first, clips, batch, threads, SEED),
        damage -> err.println("pvit: passed over: " + damage));
  }

  private Judgement films(Examinee examinee, FilmSet films) throws InterruptedException {
    SampledFilms sampled =
        new SampledFilms(
            cache, ConfigurationHome.file("ingest.yaml"), examinee.card().inputContract());
    return new FilmExam(examinee.card(), films, batch, threads, SEED)
        .judge(
            examinee,
            film -> sampled.of(film.file()),
            done -> tell(done, films.films().size(), "films"));
  }

  private void tellClips(int done, int all) {
    tell(done, all, CLIPS);
  }

  private void tell(int done, int all, String what) {
    long now = System.nanoTime();
    if (done == all || now - told > BETWEEN_LINES_NS) {
      told = now;
      PrintWriter err = spec.commandLine().getErr();
      err.printf("pvit: %d of %d %s judged%n", done, all, what);
      err.flush();
    }
  }

  private Path directory() {
    return Optional.ofNullable(checkpoint)
        .or(() -> ShippedCheckpoint.in(ConfigurationHome.directory()))
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), "--checkpoint is missing: name a checkpoint's directory"));
  }

  private void requireAtLeastOne(String option, int value) {
    if (value < 1) {
      throw new ParameterException(
          spec.commandLine(), option + " must be at least 1, was " + value);
    }
  }
}
