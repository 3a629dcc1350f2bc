package io.pvit.inference.store;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Reads from buckets of Amazon's S3 or of anything that speaks its language. */
final class Bucket implements AutoCloseable {

  private final S3Client client;

  /**
   * @param region as the bucket's owner names it
   * @param endpoint of a store that is not Amazon's
   * @param credentials whose rights are used
   */
  Bucket(String region, Optional<URI> endpoint, AwsCredentialsProvider credentials) {
    // Other stores than Amazon's know the buckets as folders, and no checksums behind a body.
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .region(Region.of(region))
            .credentialsProvider(credentials)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .forcePathStyle(endpoint.isPresent());
    endpoint.ifPresent(builder::endpointOverride);
    client = builder.build();
  }

  /**
   * Copies an object.
   *
   * @param folder as {@code s3://bucket/prefix/}
   * @param name of the object in it
   * @param file does not exist yet
   * @throws StopException when there is none, or the bucket does not answer
   */
  void copy(URI folder, String name, Path file) {
    String key = folder.getPath().substring(1) + name;
    try {
      client.getObject(it -> it.bucket(folder.getAuthority()).key(key), file);
    } catch (NoSuchKeyException e) {
      throw new StopException(ExitCode.CHECKPOINT, "%s has no %s.".formatted(folder, name), e);
    } catch (SdkException e) {
      throw new StopException(
          ExitCode.DEPENDENCY_LOST,
          "%s does not serve (%s): see store.endpoint, store.region and the credentials."
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
