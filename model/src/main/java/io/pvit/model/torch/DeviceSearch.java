package io.pvit.model.torch;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the device that a configuration asks for. What counts is that a computation succeeds there:
 * a GPU is of no use without a driver, nor with a libtorch that was built without CUDA.
 */
final class DeviceSearch {

  private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,3}))?");

  /** How a libtorch says that it has never heard of GPUs. */
  private static final String WITHOUT_CUDA = "with arguments from the 'CUDA' backend";

  private final String version;
  private final Function<ComputeDevice, Optional<String>> trial;
  private final Consumer<String> log;

  /**
   * A search.
   *
   * @param version of libtorch
   * @param trial computes on a device, and says why that failed
   * @param log told why the processor is taken where a GPU was asked after
   */
  DeviceSearch(
      String version, Function<ComputeDevice, Optional<String>> trial, Consumer<String> log) {
    this.version = version;
    this.trial = trial;
    this.log = log;
  }

  /** See {@link TorchEngine#device}. */
  ComputeDevice find(String wanted) {
    if (wanted.equals("cpu")) {
      return ComputeDevice.CPU;
    }
    if (wanted.equals("auto")) {
      return firstOrProcessor(ComputeDevice.cuda(0));
    }
    Matcher cuda = CUDA.matcher(wanted);
    if (!cuda.matches()) {
      throw new IllegalArgumentException(
          "device must be auto, cpu, cuda or cuda:N, was '" + wanted + "'");
    }
    int index = cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1));
    ComputeDevice device = ComputeDevice.cuda(index);
    trial.apply(device).ifPresent(why -> refuse(device, why));
    return device;
  }

  private ComputeDevice firstOrProcessor(ComputeDevice first) {
    Optional<String> failure = trial.apply(first);
    failure.ifPresent(
        why ->
            log.accept(
                "Takes the processor, not %s: libtorch %s %s"
                    .formatted(first, version, finding(why))));
    return failure.isEmpty() ? first : ComputeDevice.CPU;
  }

  private void refuse(ComputeDevice device, String why) {
    throw new DeviceMissing(
        ("%s cannot be used: libtorch %s %s; take cpu or auto, or install a libtorch with CUDA and"
                + " a driver that fits it")
            .formatted(device, version, finding(why)));
  }

  /** The library's first sentence; what follows is for its own developers. */
  private static String finding(String why) {
    return why.contains(WITHOUT_CUDA)
        ? "was built without CUDA"
        : "says '" + why.split("\\.( |$)", 2)[0] + "'";
  }
}
