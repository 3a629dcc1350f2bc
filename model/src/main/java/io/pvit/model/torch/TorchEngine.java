package io.pvit.model.torch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The native library, started once per process. It downloads nothing and reports to nobody.
 * Thread-safe.
 */
public final class TorchEngine {

  private static @Nullable TorchEngine started;

  private final ExitGate gate = new ExitGate();
  private final Ending ending = new Ending(gate);
  private final NDManager root;

  private TorchEngine() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    root = Engine.getEngine("PyTorch").newBaseManager();
    JniUtils.setNumInteropThreads(1);
    Runtime.getRuntime().addShutdownHook(new Thread(ending, "torch-exit"));
  }

  /** The engine, started by the first call; that takes a second, or five the very first time. */
  public static synchronized TorchEngine get() {
    if (started == null) {
      started = new TorchEngine();
    }
    return started;
  }

  /**
   * Sets how many threads share one operation, for the whole process.
   *
   * @param threads 0 means one per processor
   */
  public void useThreads(int threads) {
    if (threads < 0) {
      throw new IllegalArgumentException("threads must be >= 0, was " + threads);
    }
    int wanted = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    gate.pass(
        () -> {
          JniUtils.setNumThreads(wanted);
          return wanted;
        });
  }

  /**
   * Registers what must have ended before computations stop, when the process is told to end. Such
   * work may still compute, and keeps the process alive until it returns.
   */
  public void beforeExit(Runnable work) {
    ending.before(work);
  }

  /** A scope for weights and constants: whatever is made in it lives until it is closed. */
  public TensorScope openScope() {
    return new TensorScope(gate, (PtNDManager) root.newSubManager());
  }

  /**
   * A network that another program wrote, loaded with its weights.
   *
   * @throws NotTorchScript when the file is no module of TorchScript
   */
  public ForeignModule open(Path file) {
    return ForeignModule.open(gate, openScope(), file);
  }

  /** The library's release, such as 2.7.1. */
  public String version() {
    return Engine.getEngine("PyTorch").getVersion();
  }

  /** Compiles kernel text; see {@link KernelText} for the dialect. */
  public KernelLibrary compile(KernelText text) {
    return new KernelLibrary(gate, root, text);
  }
}
