package io.pvit.trainer.store;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * A bucket of Amazon's S3 or of anything that speaks its language. An object appears whole or not
 * at all; the card, which names the weights by their digest, comes last, and a checkpoint is there
 * once its card is.
 */
public final class S3Store implements CheckpointStore {

  private static final String WEIGHTS = "model.safetensors";
  private static final String CARD = "card.json";

  private final S3Client client;
  private final String bucket;
  private final String prefix;

  /**
   * A store behind an address.
   *
   * @param bucket its name
   * @param prefix stands before every key, with a slash; may be empty
   * @param region as the bucket's owner names it
   * @param endpoint of a store that is not Amazon's
   * @param credentials whose rights are used
   */
  public S3Store(
      String bucket,
      String prefix,
      String region,
      Optional<URI> endpoint,
      AwsCredentialsProvider credentials) {
    this.bucket = bucket;
    this.prefix = prefix;
    // Other stores than Amazon's know the buckets as folders, and no checksums behind a body.
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .region(Region.of(region))
            .credentialsProvider(credentials)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(it -> it.chunkedEncodingEnabled(false))
            .forcePathStyle(endpoint.isPresent());
    endpoint.ifPresent(builder::endpointOverride);
    client = builder.build();
  }

  @Override
  public URI publish(Checkpoint checkpoint) {
    return orStop(
        () -> {
          if (!has(key(checkpoint.sha256(), CARD))) {
            for (String file : List.of(WEIGHTS, CARD)) {
              client.putObject(
                  it -> it.bucket(bucket).key(key(checkpoint.sha256(), file)),
                  RequestBody.fromFile(checkpoint.directory().resolve(file)));
            }
          }
          return URI.create("s3://%s/%s".formatted(bucket, key(checkpoint.sha256(), "")));
        });
  }

  @Override
  public Checkpoint fetch(String sha256, Path directory) {
    orStop(
        () -> {
          try {
            Files.createDirectories(directory);
            for (String file : List.of(WEIGHTS, CARD)) {
              client.getObject(
                  it -> it.bucket(bucket).key(key(sha256, file)), directory.resolve(file));
            }
            return directory;
          } catch (NoSuchKeyException e) {
            throw new StopException(
                ExitCode.CHECKPOINT,
                "The checkpoint store s3://%s/%s has no %s.".formatted(bucket, prefix, sha256),
                e);
          } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + directory, e);
          }
        });
    return Checkpoint.open(directory);
  }

  @Override
  public void close() {
    client.close();
  }

  private boolean has(String key) {
    try {
      client.headObject(it -> it.bucket(bucket).key(key));
      return true;
    } catch (NoSuchKeyException e) {
      return false;
    }
  }

  private String key(String sha256, String file) {
    return (prefix.isEmpty() ? "" : prefix + "/") + sha256 + "/" + file;
  }

  private <T> T orStop(Supplier<T> work) {
    try {
      return work.get();
    } catch (SdkException e) {
      throw new StopException(
          ExitCode.DEPENDENCY_LOST,
          ("The checkpoint store s3://%s/%s does not serve (%s): see store.endpoint, store.region"
                  + " and the credentials.")
              .formatted(bucket, prefix, e.getMessage()),
          e);
    }
  }
}
