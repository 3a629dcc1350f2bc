package io.pvit.model.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The native library, started once per process. It downloads nothing and reports to nobody.
 * Thread-safe.
 */
public final class TorchEngine {

  private static final Logger log = LoggerFactory.getLogger(TorchEngine.class);

  /** No call that still computes takes so long: a step of training is many calls. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

  private static @Nullable TorchEngine started;

  private final ExitGate gate = new ExitGate(LONGEST_CALL);
  private final Ending ending = new Ending(gate);
  private final String version;
  private final NDManager root;
  private @Nullable KernelLibrary trialKernels;

  private TorchEngine() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    Engine engine = Engine.getEngine("PyTorch");
    refuseAnotherThan(System.getenv("PYTORCH_LIBRARY_PATH"));
    version = engine.getVersion();
    root = engine.newBaseManager(Device.cpu());
    JniUtils.setNumInteropThreads(1);
    Runtime.getRuntime().addShutdownHook(new Thread(ending, "torch-exit"));
  }

  /**
   * The engine, started by the first call; that takes a second, or five the very first time.
   *
   * @throws TorchFailed when there is no libtorch that fits
   */
  public static synchronized TorchEngine get() {
    if (started == null) {
      try {
        started = new TorchEngine();
      } catch (EngineException e) {
        throw new TorchFailed(e);
      }
    }
    return started;
  }

  /** The library passes over a folder that does not serve, and takes the one it brings itself. */
  private static void refuseAnotherThan(@Nullable String path) {
    if (path == null) {
      return;
    }
    Path found = Path.of(LibUtils.getLibtorchPath());
    if (Stream.of(path.split(File.pathSeparator))
        .noneMatch(each -> found.startsWith(Path.of(each).toAbsolutePath()))) {
      throw new EngineException(
          "PYTORCH_LIBRARY_PATH is '%s', but no libtorch.so lies there".formatted(path));
    }
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

  /** The library's release, such as 2.7.1. */
  public String version() {
    return version;
  }

  /**
   * The device that a configuration asks for.
   *
   * @param wanted auto (the first GPU, where a network's kernels compute on it, else the processor;
   *     the log then says why), cpu, cuda (the first GPU), or cuda:N
   * @throws DeviceMissing when a GPU is named and no computation succeeds on it
   */
  public ComputeDevice device(String wanted) {
    return new DeviceSearch(version, this::whyItFails, log::info).find(wanted);
  }

  private Optional<String> whyItFails(ComputeDevice device) {
    try (TensorScope scope = openScope(device)) {
      return new DeviceTrial(trialKernels()).failure(scope);
    }
  }

  private synchronized KernelLibrary trialKernels() {
    if (trialKernels == null) {
      trialKernels = compile(KernelText.of(TorchEngine.class, "trial.torchscript"));
    }
    return trialKernels;
  }

  /**
   * A scope on the processor for weights and constants: whatever is made in it lives until it is
   * closed.
   */
  public TensorScope openScope() {
    return openScope(ComputeDevice.CPU);
  }

  /** The same on a device. */
  public TensorScope openScope(ComputeDevice device) {
    return new TensorScope(gate, (PtNDManager) root.newSubManager(device.device()));
  }

  NDManager root() {
    return root;
  }

  /**
   * A network that another program wrote, loaded with its weights.
   *
   * @throws NotTorchScript when the file is no module of TorchScript
   */
  public ForeignModule open(Path file) {
    return ForeignModule.open(gate, openScope(), file);
  }

  /** Compiles kernel text; see {@link KernelText} for the dialect. */
  public KernelLibrary compile(KernelText text) {
    return new KernelLibrary(gate, root, text);
  }
}
