package io.pvit.trainer.scene.disk;

import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSource;
import io.pvit.trainer.scene.Purpose;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The clips of one purpose in a folder, in the order of their names; after the last comes the first
 * again. In place of a damaged one comes the next whole one. Shared by threads.
 */
public final class ClipFolder<S extends ClipSeed> implements ClipSource<S> {

  private final Path folder;
  private final Purpose purpose;
  private final List<Path> clips;
  private final Map<Path, ClipRefused> refused = new ConcurrentHashMap<>();

  private ClipFolder(Path folder, Purpose purpose) {
    this.folder = folder.resolve(purpose.word());
    this.purpose = purpose;
    clips = places(folder, purpose);
    if (clips.isEmpty()) {
      throw new ClipRefused(this.folder, "holds no clip");
    }
  }

  /** Where the clips of a purpose are, in their order. */
  public static List<Path> places(Path folder, Purpose purpose) {
    Path inner = folder.resolve(purpose.word());
    List<Path> clips = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(inner)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry) && !entry.getFileName().toString().startsWith(".")) {
          clips.add(entry);
        }
      }
    } catch (IOException e) {
      throw new ClipRefused(inner, "is no folder of clips that can be read", e);
    }
    Collections.sort(clips);
    return List.copyOf(clips);
  }

  public static ClipFolder<ClipSeed.Training> training(Path folder) {
    return new ClipFolder<>(folder, Purpose.TRAINING);
  }

  public static ClipFolder<ClipSeed.Evaluation> evaluation(Path folder) {
    return new ClipFolder<>(folder, Purpose.EVALUATION);
  }

  public static ClipFolder<ClipSeed.Demo> demo(Path folder) {
    return new ClipFolder<>(folder, Purpose.DEMO);
  }

  /** What was skipped so far, each once. */
  public List<ClipRefused> refused() {
    return clips.stream().filter(refused::containsKey).map(refused::get).toList();
  }

  /**
   * @throws ClipRefused if not one clip is whole
   */
  @Override
  public Clip clip(S seed) {
    int first = (int) (seed.number() % clips.size());
    for (int i = 0; i < clips.size(); i++) {
      Path clip = clips.get((first + i) % clips.size());
      if (!refused.containsKey(clip)) {
        try {
          return ClipReader.read(clip, purpose);
        } catch (ClipRefused damaged) {
          refused.put(clip, damaged);
        }
      }
    }
    throw new ClipRefused(folder, "not one of its " + clips.size() + " clips is whole");
  }
}
