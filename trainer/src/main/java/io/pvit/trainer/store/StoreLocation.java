package io.pvit.trainer.store;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** Which store a configuration names: a folder, or a bucket as {@code s3://bucket/prefix}. */
public sealed interface StoreLocation {

  /** A folder that all processes see. */
  record Folder(Path path) implements StoreLocation {}

  /**
   * A bucket.
   *
   * @param prefix without slashes at its ends; may be empty
   */
  record Bucket(String bucket, String prefix) implements StoreLocation {}

  /**
   * Reads a location.
   *
   * @throws IllegalArgumentException when it begins as a bucket and is none
   */
  static StoreLocation parse(String text) {
    if (!text.startsWith("s3:")) {
      return new Folder(Path.of(text));
    }
    Matcher form =
        Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*?))?/?").matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "store.location must be a folder or s3://BUCKET/PREFIX, was '" + text + "'");
    }
    return new Bucket(form.group(1), form.group(2) == null ? "" : form.group(2));
  }

  /**
   * Opens it; a bucket with the credentials of the environment, as every client of Amazon's finds
   * them.
   *
   * @param region of a bucket
   * @param endpoint of a bucket that is not Amazon's
   */
  default CheckpointStore open(String region, Optional<URI> endpoint) {
    if (this instanceof Folder folder) {
      return new FolderStore(folder.path());
    }
    Bucket it = (Bucket) this;
    return new S3Store(
        it.bucket(), it.prefix(), region, endpoint, DefaultCredentialsProvider.builder().build());
  }
}
