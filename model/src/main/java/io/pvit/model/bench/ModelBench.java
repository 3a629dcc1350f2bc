package io.pvit.model.bench;

import static io.pvit.model.bench.Field.ANCHOR;
import static io.pvit.model.bench.Field.FLOAT32;
import static io.pvit.model.bench.Field.MIXED;

import io.pvit.model.bench.BenchReport.AnchorAgreement;
import io.pvit.model.bench.BenchReport.Measure;
import io.pvit.model.net.Architecture;
import io.pvit.model.net.Extent;
import io.pvit.model.net.MvitConfig;
import io.pvit.model.net.Preset;
import io.pvit.model.net.PvitNetwork;
import io.pvit.model.torch.ComputeDevice;
import io.pvit.model.torch.Processor;
import io.pvit.model.torch.TorchEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Measures a network, and the anchor beside it where there is one. */
public final class ModelBench {

  private static final int CLASSES = 400;
  private static final int LARGE_BATCH = 4;

  private ModelBench() {}

  /**
   * Runs everything; with preset {@code small} that takes minutes.
   *
   * @param progress told what is going on
   * @throws BenchRefused when there is nothing that could be measured
   * @throws io.pvit.model.torch.DeviceMissing when the GPU that is named does not compute
   */
  public static BenchReport run(BenchSetting setting, Consumer<String> progress) {
    return run(setting, Processor.here(), progress);
  }

  static BenchReport run(BenchSetting setting, Processor processor, Consumer<String> progress) {
    MvitConfig backbone = backbone(setting.preset());
    ComputeDevice device = device(setting);
    TorchEngine.get().useThreads(setting.threads());
    if (setting.anchor().isEmpty()) {
      return run(setting, backbone, Optional.empty(), device, processor, progress);
    }
    try (Anchor anchor = Anchor.open(setting.anchor().get())) {
      return run(setting, backbone, Optional.of(anchor), device, processor, progress);
    }
  }

  private static ComputeDevice device(BenchSetting setting) {
    try {
      ComputeDevice device = TorchEngine.get().device(setting.device());
      if (setting.anchor().isPresent() && !device.equals(ComputeDevice.CPU)) {
        throw new BenchRefused(
            "an anchor is timed on the processor, device is %s: set it to cpu".formatted(device));
      }
      return device;
    } catch (IllegalArgumentException e) {
      throw new BenchRefused(String.valueOf(e.getMessage()));
    }
  }

  private static MvitConfig backbone(String preset) {
    try {
      return Preset.named(preset).architecture().backbone();
    } catch (IllegalArgumentException e) {
      throw new BenchRefused(String.valueOf(e.getMessage()));
    }
  }

  private static BenchReport run(
      BenchSetting setting,
      MvitConfig backbone,
      Optional<Anchor> anchor,
      ComputeDevice device,
      Processor processor,
      Consumer<String> progress) {
    int classes = anchor.map(Anchor::classes).orElse(CLASSES);
    PvitNetwork network =
        new PvitNetwork(Architecture.plain(setting.preset(), backbone.withClasses(classes)), 0);
    anchor.ifPresent(each -> each.requireSame(setting.preset(), network.parameters()));
    Extent clip = new Extent(backbone.temporalSize(), backbone.height(), backbone.width());
    boolean mixed = !device.equals(ComputeDevice.CPU) || processor.isMadeForBfloat16();
    try (Field field = Field.of(network, clip, anchor, device, mixed)) {
      List<Measure> measures = new ArrayList<>();
      Rounds rounds = new Rounds(setting.runs(), progress);
      try (Course one = new Course(1, clip, classes, device)) {
        float[] logits = one.predict(field.runner(FLOAT32));
        Optional<Agreement> ofMixed =
            mixed
                ? Optional.of(Agreement.of(one.predict(field.runner(MIXED)), logits))
                : Optional.empty();
        Optional<AnchorAgreement> ofAnchor =
            anchor.map(
                each ->
                    new AnchorAgreement(
                        each.file().toString(),
                        Agreement.of(logits, one.predict(field.runner(ANCHOR)))));
        measures.add(rounds.measure("forward", 1, field.predicting(one)));
        measures.add(rounds.measure("training", 1, field.learning(one)));
        try (Course many = new Course(LARGE_BATCH, clip, classes, device)) {
          measures.add(rounds.measure("forward", LARGE_BATCH, field.predicting(many)));
          measures.add(
              rounds.measure("training", LARGE_BATCH, without(ANCHOR, field.learning(many))));
        }
        return new BenchReport(
            setting.preset(),
            network.parameterCount(),
            classes,
            List.of(clip.t(), clip.h(), clip.w()),
            Machine.here(device, processor, setting.threads()),
            PeakMemory.HOW,
            ofAnchor.orElse(null),
            ofMixed.orElse(null),
            leftOut(anchor, mixed, processor),
            measures);
      }
    }
  }

  private static List<String> leftOut(Optional<Anchor> anchor, boolean mixed, Processor processor) {
    List<String> leftOut = new ArrayList<>();
    if (!mixed) {
      leftOut.add(
          "bfloat16: %s is not made for it, and inference refuses it there"
              .formatted(processor.name()));
    }
    if (anchor.isPresent()) {
      leftOut.add(
          "the anchor in training with batch %d: it takes more than 20 GB".formatted(LARGE_BATCH));
    }
    return leftOut;
  }

  private static List<Contender> without(String name, List<Contender> contenders) {
    return contenders.stream().filter(each -> !each.name().equals(name)).toList();
  }
}
