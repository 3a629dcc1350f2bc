package io.pvit.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParentWatchTest {

  @Test
  void theParentIsGoneWhenItsEndOfThePipeIsClosed() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    try (PipedOutputStream parent = new PipedOutputStream()) {
      ParentWatch.over(new PipedInputStream(parent), gone::countDown);
      parent.write("still here\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      parent.flush();

      assertThat(gone.getCount()).isEqualTo(1);
    }
    gone.await();
  }

  @Test
  void aPipeThatBreaksCountsAsItsEnd() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    InputStream broken = InputStream.nullInputStream();
    broken.close();

    ParentWatch.over(broken, gone::countDown);

    gone.await();
  }
}
