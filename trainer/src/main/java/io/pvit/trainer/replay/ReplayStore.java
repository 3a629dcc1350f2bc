package io.pvit.trainer.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pvit.model.InputContract;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bounded folder of labelled clips. What is in it survives a kill; files that did not are passed
 * over and counted. Thread-safe; one process's.
 */
public final class ReplayStore {

  private static final Logger log = LoggerFactory.getLogger(ReplayStore.class);
  private static final String SUFFIX = ".clip";

  private final Path folder;
  private final int maxClips;
  private final Map<String, Entry> entries = new TreeMap<>();
  private int damaged;

  private record Entry(
      Set<Integer> classes,
      long storedAtUs,
      boolean heldBack,
      int width,
      int height,
      int pixelBytes) {

    static Entry of(ReplayClip clip, int pixelBytes) {
      return new Entry(
          Set.copyOf(clip.classes()),
          clip.storedAtUs(),
          clip.isHeldBack(),
          clip.letterbox().canvasWidth(),
          clip.letterbox().canvasHeight(),
          pixelBytes);
    }

    boolean fits(InputContract contract) {
      return width == contract.width()
          && height == contract.height()
          && pixelBytes == contract.frames() * contract.height() * contract.width() * 3;
    }
  }

  private ReplayStore(Path folder, int maxClips) {
    this.folder = folder;
    this.maxClips = maxClips;
  }

  /**
   * Opens a folder, which may be new.
   *
   * @param maxClips it keeps at most
   * @throws StopException when it cannot be used
   */
  public static ReplayStore open(Path folder, int maxClips) {
    if (maxClips < 1) {
      throw new IllegalArgumentException("maxClips must be >= 1, was " + maxClips);
    }
    ReplayStore store = new ReplayStore(folder, maxClips);
    store.orStop(store::load);
    return store;
  }

  /** How many clips it holds. */
  public synchronized int size() {
    return entries.size();
  }

  /** How many files were found damaged. */
  public synchronized int damaged() {
    return damaged;
  }

  /** Ids of the clips to learn from, in an order that does not change. */
  public synchronized List<String> toLearnFrom() {
    return ids(false);
  }

  /** Those to learn from that a network takes. */
  synchronized List<String> toLearnFrom(InputContract contract) {
    return fitting(toLearnFrom(), contract);
  }

  /** Those to judge by that a network takes. */
  public synchronized List<String> heldBack(InputContract contract) {
    return fitting(heldBack(), contract);
  }

  private List<String> fitting(List<String> ids, InputContract contract) {
    List<String> fitting =
        ids.stream().filter(id -> Objects.requireNonNull(entries.get(id)).fits(contract)).toList();
    if (fitting.size() < ids.size()) {
      log.info(
          "{} of {} labelled clips in {} are passed over: they are not {}.",
          ids.size() - fitting.size(),
          ids.size(),
          folder,
          contract);
    }
    return fitting;
  }

  /** Ids of the clips to judge by, in an order that does not change. */
  public synchronized List<String> heldBack() {
    return ids(true);
  }

  /** A clip with its pixels; empty when it is not there, or no longer, or damaged. */
  public synchronized Optional<ReplayClip> find(String id) {
    return entries.containsKey(id) ? orStop(() -> read(id)) : Optional.empty();
  }

  /**
   * Keeps a clip, in the place of one with its id, and returns once it is on disk. Where there are
   * too many, the oldest goes of those that show what is seen most often.
   */
  public synchronized void put(ReplayClip clip) {
    orStop(
        () -> {
          ReplayFile.write(file(clip.id()), clip);
          entries.put(clip.id(), Entry.of(clip, clip.rgb().remaining()));
          while (entries.size() > maxClips) {
            String least = leastMissed();
            Files.deleteIfExists(file(least));
            entries.remove(least);
          }
          return clip;
        });
  }

  private String leastMissed() {
    Map<Integer, Integer> counts = new HashMap<>();
    entries
        .values()
        .forEach(entry -> entry.classes().forEach(each -> counts.merge(each, 1, Integer::sum)));
    int mostFrequent =
        counts.entrySet().stream()
            .max(
                Map.Entry.<Integer, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .orElseThrow()
            .getKey();
    return entries.entrySet().stream()
        .filter(entry -> entry.getValue().classes().contains(mostFrequent))
        .min(Comparator.comparingLong(entry -> entry.getValue().storedAtUs()))
        .orElseThrow()
        .getKey();
  }

  private Optional<ReplayClip> read(String id) throws IOException {
    try {
      return Optional.of(ReplayFile.read(file(id)));
    } catch (ReplayFile.Damaged | NoSuchFileException e) {
      entries.remove(id);
      passOver(file(id), e);
      return Optional.empty();
    }
  }

  private ReplayStore load() throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> content = Files.list(folder)) {
      for (Path file : content.sorted().toList()) {
        if (file.toString().endsWith(SUFFIX)) {
          load(file);
        } else if (file.toString().endsWith(".tmp")) {
          Files.delete(file);
        }
      }
    }
    if (damaged > 0) {
      log.warn(
          "{} holds {} labelled clips; {} damaged files are passed over.",
          folder,
          entries.size(),
          damaged);
    }
    return this;
  }

  private void load(Path file) throws IOException {
    try {
      ReplayFile.Header header = ReplayFile.readHeader(file);
      ReplayClip clip = header.known();
      if (!file(clip.id()).equals(file)) {
        throw new ReplayFile.Damaged("it is the clip " + clip.id());
      }
      entries.put(clip.id(), Entry.of(clip, header.pixelBytes()));
    } catch (ReplayFile.Damaged e) {
      passOver(file, e);
    }
  }

  private void passOver(Path file, Exception why) {
    damaged++;
    log.warn("The labelled clip {} is passed over: {}", file, why.getMessage());
  }

  private List<String> ids(boolean heldBack) {
    return entries.entrySet().stream()
        .filter(entry -> entry.getValue().heldBack() == heldBack)
        .map(Map.Entry::getKey)
        .toList();
  }

  private Path file(String id) {
    return folder.resolve(UUID.nameUUIDFromBytes(id.getBytes(UTF_8)) + SUFFIX);
  }

  private interface DiskWork<T> {
    T run() throws IOException;
  }

  private <T> T orStop(DiskWork<T> work) {
    try {
      return Objects.requireNonNull(work.run());
    } catch (IOException e) {
      throw new StopException(
          ExitCode.DATA_DIRECTORY,
          "The replay folder %s cannot be used (%s): see its rights and the space left."
              .formatted(folder, e.getMessage()),
          e);
    }
  }
}
