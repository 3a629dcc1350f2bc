package io.pvit.inference.network;

import io.pvit.model.Answer;
import io.pvit.model.Clip;
import io.pvit.model.People;
import io.pvit.model.Precision;
import io.pvit.model.PrecisionUnsupported;
import io.pvit.model.Pvit;
import io.pvit.model.ServedCheckpoint;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.CheckpointRefused;
import io.pvit.model.checkpoint.Label;
import io.pvit.model.torch.ComputeDevice;
import io.pvit.model.torch.DeviceMissing;
import io.pvit.model.torch.TorchEngine;
import io.pvit.model.torch.TorchFailed;
import io.pvit.schemas.config.InferenceConfig.CheckpointConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PViT with the weights of a checkpoint, which those of another may replace at any moment. */
public final class CheckpointNetwork implements ActionNetwork {

  private static final Logger log = LoggerFactory.getLogger(CheckpointNetwork.class);
  private static final int MOST_ACTIONS = 80;

  private final Pvit pvit;
  private final ServedCheckpoint served;

  private CheckpointNetwork(Pvit pvit) {
    this.pvit = pvit;
    this.served = new ServedCheckpoint(pvit);
  }

  /** Opens a network that finds people itself; see the other method. */
  public static CheckpointNetwork open(CheckpointConfig config) {
    return open(config, People.FOUND);
  }

  /**
   * Opens, checks and loads what the configuration names.
   *
   * @param people what its clips will be like
   * @throws StopException when it is missing, damaged, or none that this service can serve, or the
   *     device is not there
   */
  public static CheckpointNetwork open(CheckpointConfig config, People people) {
    Precision precision = Precision.of(config.precision());
    try {
      Checkpoint checkpoint = Checkpoint.open(Path.of(config.directory()));
      refuseUnknownActions(checkpoint.card(), config.directory());
      ComputeDevice device = device(config.device());
      Pvit pvit =
          orStop(device, () -> Pvit.load(checkpoint, precision, config.threads(), device, people));
      return new CheckpointNetwork(pvit);
    } catch (PrecisionUnsupported e) {
      throw new StopException(
          ExitCode.CONFIGURATION, "checkpoint.precision cannot be served: " + e.getMessage(), e);
    } catch (CheckpointRefused e) {
      throw new StopException(
          e.reason() == CheckpointRefused.Reason.CANNOT_SERVE
              ? ExitCode.CHECKPOINT_CANNOT_SERVE
              : ExitCode.CHECKPOINT,
          "The checkpoint (checkpoint.directory) does not serve: %s.".formatted(e.getMessage()),
          e);
    }
  }

  @Override
  public NetworkCard card() {
    return card(served.card());
  }

  @Override
  public List<ClipAnswer> watch(List<Clip> clips) {
    Answer answer = orStop(pvit.device(), () -> served.watch(clips));
    NetworkCard card = card(answer.card());
    return answer.people().stream().map(people -> new ClipAnswer(card, people)).toList();
  }

  /**
   * Serves with the weights of another from now on, which it takes over; no answer waits for that.
   *
   * @throws IllegalArgumentException when the other's clips look otherwise; it stays the caller's
   */
  public void become(CheckpointNetwork next) {
    served.serve(next.pvit);
  }

  @Override
  public void close() {
    served.close();
  }

  /** A device that failed once answers nothing any more; whoever starts the process may mend it. */
  static <T> T orStop(ComputeDevice device, Supplier<T> work) {
    try {
      return work.get();
    } catch (TorchFailed e) {
      throw new StopException(
          ExitCode.DEVICE,
          ("Computing on %s failed (%s): see whether memory ran out or the device is gone"
                  + " (nvidia-smi, dmesg), then start again.")
              .formatted(device, e.getMessage()),
          e);
    }
  }

  private static ComputeDevice device(String wanted) {
    try {
      TorchEngine engine = TorchEngine.get();
      ComputeDevice device = engine.device(wanted);
      log.info(
          "Computes on {} with libtorch {} (checkpoint.device: {})",
          device,
          engine.version(),
          wanted);
      return device;
    } catch (DeviceMissing e) {
      throw new StopException(
          ExitCode.DEVICE,
          "The device (checkpoint.device) does not serve: %s.".formatted(e.getMessage()),
          e);
    } catch (TorchFailed e) {
      throw new StopException(
          ExitCode.DEVICE,
          ("libtorch does not start (%s): check PYTORCH_LIBRARY_PATH, PYTORCH_VERSION and"
                  + " PYTORCH_FLAVOR, or unset them.")
              .formatted(e.getMessage()),
          e);
    }
  }

  private static void refuseUnknownActions(Card card, String directory) {
    for (Label label : card.labels()) {
      if (label.id() < 1 || label.id() > MOST_ACTIONS) {
        throw new StopException(
            ExitCode.CHECKPOINT,
            "The checkpoint %s speaks of the action id %d; events know AVA's 1..%d."
                .formatted(directory, label.id(), MOST_ACTIONS));
      }
    }
  }

  private NetworkCard card(Card card) {
    return NetworkCard.of(card, pvit.precision());
  }
}
