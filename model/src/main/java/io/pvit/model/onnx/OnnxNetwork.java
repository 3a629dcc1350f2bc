package io.pvit.model.onnx;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A network in ONNX's format, on the processor, that takes one tensor and whose first answer is of
 * interest. Threads share it.
 */
final class OnnxNetwork implements AutoCloseable {

  private static final String ENGINE = "OnnxRuntime";

  static {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    // No tensor of this library is ever given to the other one.
    System.setProperty("ai.djl.onnx.disable_alternative", "true");
  }

  private final Path file;
  private final Model model;

  private OnnxNetwork(Path file, Model model) {
    this.file = file;
    this.model = model;
  }

  /**
   * Opens a file.
   *
   * @param threads that share one pass; 0 for one per core
   * @throws DetectorRefused when there is none, or it holds no network
   */
  static OnnxNetwork open(Path file, int threads) {
    if (!Files.isRegularFile(file)) {
      throw new DetectorRefused("there is no file " + file);
    }
    Model model = Model.newInstance(file.getFileName().toString(), Device.cpu(), ENGINE);
    try {
      model.load(file, null, Map.of("intraOpNumThreads", Integer.toString(threads)));
      return new OnnxNetwork(file, model);
    } catch (IOException | MalformedModelException | EngineException e) {
      model.close();
      throw new DetectorRefused(
          "%s holds no network in ONNX's format that can be read (%s)".formatted(file, reason(e)),
          e);
    }
  }

  /**
   * Its first answer to one tensor.
   *
   * @throws DetectorRefused when it has none
   */
  Table run(FloatBuffer numbers, long... shape) {
    try (NDManager call = model.getNDManager().newSubManager()) {
      NDArray input = call.create(numbers, new Shape(shape), DataType.FLOAT32);
      NDList answers =
          model.getBlock().forward(new ParameterStore(call, false), new NDList(input), false);
      NDArray first = answers.head();
      return new Table(
          first.getShape().toString(), first.getShape().getShape(), first.toFloatArray());
    } catch (EngineException | IllegalArgumentException | IllegalStateException e) {
      throw new DetectorRefused(
          "%s does not answer to one tensor of %s (%s)"
              .formatted(file, new Shape(shape), reason(e)),
          e);
    }
  }

  private static String reason(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
  }

  @Override
  public void close() {
    model.close();
  }
}
