package io.pvit.trainer.store;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.trainer.store.FolderStore.Step;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Publishes up to a step, says so, and waits there for its death. */
final class PublishAndHang {

  private PublishAndHang() {}

  public static void main(String[] words) {
    Step last = Step.valueOf(words[2]);
    FolderStore store =
        new FolderStore(
            Path.of(words[1]),
            step -> {
              if (step == last) {
                hang(step);
              }
            });
    store.publish(Checkpoint.open(Path.of(words[0])));
  }

  private static void hang(Step step) {
    System.out.println(step);
    System.out.flush();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
