package io.pvit.model.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceTrialTest {

  @Test
  void passesWhereTheKernelsOfANetworkCompute() {
    assertThat(trial(TorchEngine.class, "trial.torchscript")).isEmpty();
  }

  @Test
  void saysWhyAKernelFailsThoughTensorsCanBeCopied() {
    assertThat(trial(DeviceTrialTest.class, "trial-fails.torchscript"))
        .hasValueSatisfying(why -> assertThat(why).contains("invalid for input of size 4"));
  }

  @Test
  void doesNotPassWhereOtherNumbersComeOut() {
    assertThat(trial(DeviceTrialTest.class, "trial-wrong.torchscript"))
        .hasValue("it computes [1.0, 2.0, 3.0, 4.0], not [-1, 1, -1, 1]");
  }

  private static Optional<String> trial(Class<?> beside, String kernels) {
    TorchEngine engine = TorchEngine.get();
    try (TensorScope scope = engine.openScope()) {
      return new DeviceTrial(engine.compile(KernelText.of(beside, kernels))).failure(scope);
    }
  }
}
