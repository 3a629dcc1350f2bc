package io.pvit.inference.store;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.CheckpointRefused;
import io.pvit.schemas.config.InferenceConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * Copies checkpoints out of buckets into a folder of this process, of which the newest few are
 * kept. A copy has its name once it was checked. One thread's.
 */
public final class FetchedCheckpoints {

  private static final Logger log = LoggerFactory.getLogger(FetchedCheckpoints.class);
  private static final String UNFINISHED = ".tmp";

  /** The card names the weights, and is published last. */
  private static final List<String> FILES = List.of("card.json", "model.safetensors");

  private final Path folder;
  private final int most;
  private final Supplier<Bucket> buckets;

  FetchedCheckpoints(Path folder, int most, Supplier<Bucket> buckets) {
    this.folder = folder;
    this.most = most;
    this.buckets = buckets;
  }

  /** As it is configured, with the credentials of the environment. */
  public static FetchedCheckpoints of(InferenceConfig config) {
    InferenceConfig.Store store = config.store();
    return new FetchedCheckpoints(
        Path.of(config.stateDirectory(), "checkpoints"),
        store.keep(),
        () ->
            new Bucket(
                store.region(), store.endpointUri(), DefaultCredentialsProvider.builder().build()));
  }

  /** Whether an address is a folder in a bucket, as {@code s3://bucket/prefix/}. */
  public static boolean areBehind(URI address) {
    return "s3".equals(address.getScheme())
        && address.getAuthority() != null
        && address.getPath().endsWith("/");
  }

  /**
   * A checkpoint's copy, which is made unless it is here.
   *
   * @param bucket its folder, as {@code s3://bucket/prefix/}
   * @throws StopException when the bucket does not have it or does not answer, or there is no room
   * @throws CheckpointRefused when what lies there is damaged
   */
  public Path fetch(String sha256, URI bucket) {
    Path copy = folder.resolve(sha256);
    try {
      Files.createDirectories(folder);
      removeUnfinished();
      if (!isWhole(copy, sha256)) {
        remove(copy);
        fetch(sha256, bucket, copy);
      }
      Files.setLastModifiedTime(copy, FileTime.from(Instant.now()));
      removeOldest();
      return copy;
    } catch (IOException e) {
      throw new StopException(
          ExitCode.DATA_DIRECTORY,
          "%s cannot be copied to %s (%s): see its rights and the space left."
              .formatted(bucket, folder, e.getMessage()),
          e);
    }
  }

  private static boolean isWhole(Path copy, String sha256) {
    try {
      return Files.isDirectory(copy) && Checkpoint.open(copy).sha256().equals(sha256);
    } catch (CheckpointRefused e) {
      log.warn("The copy {} is damaged and is made anew: {}", copy, e.getMessage());
      return false;
    }
  }

  private void fetch(String sha256, URI bucket, Path copy) throws IOException {
    Path unfinished = folder.resolve(sha256 + UNFINISHED);
    Files.createDirectory(unfinished);
    try (Bucket from = buckets.get()) {
      for (String file : FILES) {
        from.copy(bucket, file, unfinished.resolve(file));
      }
      String found = Checkpoint.open(unfinished).sha256();
      if (!found.equals(sha256)) {
        throw new StopException(
            ExitCode.CHECKPOINT, "%s holds another one, %s.".formatted(bucket, found));
      }
      Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
      log.info("Checkpoint {} was copied from {} to {}", sha256, bucket, copy);
    } finally {
      remove(unfinished);
    }
  }

  /** Whoever was killed while copying left something behind. */
  private void removeUnfinished() throws IOException {
    for (Path each : copies()) {
      if (each.getFileName().toString().endsWith(UNFINISHED)) {
        remove(each);
      }
    }
  }

  /** What serves was read into memory and needs its copy no more. */
  private void removeOldest() throws IOException {
    List<Path> newestFirst =
        copies().stream()
            .sorted(Comparator.comparing(FetchedCheckpoints::lastUsed).reversed())
            .toList();
    for (Path old : newestFirst.subList(Math.min(most, newestFirst.size()), newestFirst.size())) {
      remove(old);
    }
  }

  private List<Path> copies() throws IOException {
    try (Stream<Path> copies = Files.list(folder)) {
      return copies.filter(Files::isDirectory).toList();
    }
  }

  private static Instant lastUsed(Path copy) {
    return Instant.ofEpochMilli(copy.toFile().lastModified());
  }

  private static void remove(Path copy) throws IOException {
    if (!Files.isDirectory(copy)) {
      return;
    }
    try (Stream<Path> files = Files.list(copy)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(copy);
  }
}
