package io.pvit.app.path;

import io.pvit.inference.network.ActionNetwork;
import io.pvit.inference.network.ClipAnswer;
import io.pvit.inference.network.NetworkCard;
import io.pvit.model.Clip;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A network whose device answers so many batches and then fails, in one of two ways. */
final class TestingDevice implements ActionNetwork {

  /** What it does when its time has come. */
  enum End {
    /** It says so, as a GPU without memory does. */
    THROWS,
    /** It says nothing any more. */
    HANGS
  }

  private final ActionNetwork network;
  private final End end;
  private final CountDownLatch released = new CountDownLatch(1);
  private int left;

  /** Takes the network over. */
  TestingDevice(ActionNetwork network, int answers, End end) {
    this.network = network;
    this.left = answers;
    this.end = end;
  }

  @Override
  public NetworkCard card() {
    return network.card();
  }

  @Override
  public List<ClipAnswer> watch(List<Clip> clips) {
    if (left > 0) {
      left--;
      return network.watch(clips);
    }
    if (end == End.THROWS) {
      throw new StopException(ExitCode.DEVICE, "Computing on cuda:0 failed (out of memory).");
    }
    try {
      released.await();
      throw new IllegalStateException("it hangs until the test is over");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    released.countDown();
    network.close();
  }
}
