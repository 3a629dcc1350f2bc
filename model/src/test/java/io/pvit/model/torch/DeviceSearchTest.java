package io.pvit.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceSearchTest {

  private final List<String> told = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"auto, cuda:0", "cpu, cpu", "cuda, cuda:0", "cuda:0, cuda:0", "cuda:1, cuda:1"})
  void findsWhatIsAskedForWhereTwoGpusWork(String wanted, String found) {
    assertThat(search("cuda:0", "cuda:1").find(wanted).name()).isEqualTo(found);
  }

  @Test
  void takesTheProcessorWhereNoGpuWorksAndNoneIsNamedAndSaysWhy() {
    assertThat(search().find("auto")).isSameAs(ComputeDevice.CPU);

    assertThat(told)
        .containsExactly("Takes the processor, not cuda:0: libtorch 1.2.3 says 'no driver'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cuda", "cuda:0"})
  void saysWhatTheLibrarySaidWhereTheGpuThatIsNamedDoesNotWork(String wanted) {
    assertThatThrownBy(() -> search("cuda:1").find(wanted))
        .isInstanceOf(DeviceMissing.class)
        .hasMessage(
            "cuda:0 cannot be used: libtorch 1.2.3 says 'no driver'; take cpu or auto, or install a"
                + " libtorch with CUDA and a driver that fits it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpu", "cuda:", "cuda:x", "CUDA", ""})
  void refusesANameThatNoDeviceHas(String wanted) {
    assertThatThrownBy(() -> search("cuda:0").find(wanted))
        .hasMessage("device must be auto, cpu, cuda or cuda:N, was '" + wanted + "'");
  }

  @Test
  void aLibraryWithoutCudaOrAMachineWithoutAGpuIsFoundOutByTrying() {
    assertThatThrownBy(() -> TorchEngine.get().device("cuda:99"))
        .isInstanceOf(DeviceMissing.class)
        .hasMessageMatching(
            "cuda:99 cannot be used: libtorch [0-9.]+ (was built without CUDA|says '[^.\n]+'); take"
                + " cpu or auto, or install a libtorch with CUDA and a driver that fits it");
  }

  private DeviceSearch search(String... working) {
    return new DeviceSearch(
        "1.2.3",
        device ->
            Set.of(working).contains(device.name())
                ? Optional.empty()
                : Optional.of("no driver. Frames: 1, 2, 3."),
        told::add);
  }
}
