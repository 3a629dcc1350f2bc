package io.pvit.trainer.store;

import io.pvit.model.checkpoint.Checkpoint;
import java.net.URI;
import java.nio.file.Path;

/** Keeps checkpoints for all processes of a system; none is ever changed. */
public sealed interface CheckpointStore extends AutoCloseable permits FolderStore, S3Store {

  /**
   * Puts a checkpoint into the store; does nothing where it is.
   *
   * @return where its directory lies, for the announcement
   * @throws io.pvit.schemas.exit.StopException when the store cannot take it
   */
  URI publish(Checkpoint checkpoint);

  /**
   * Copies a checkpoint out of the store and checks all of it.
   *
   * @param directory does not exist yet
   * @throws io.pvit.schemas.exit.StopException when the store does not have it, or does not answer
   * @throws io.pvit.model.checkpoint.CheckpointRefused when it is damaged
   */
  Checkpoint fetch(String sha256, Path directory);

  @Override
  void close();
}
