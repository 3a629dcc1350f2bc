package io.pvit.model.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessorTest {

  @Test
  void isReadFromLinuxsDescription() {
    Processor processor =
        Processor.of(
            List.of("model name\t: Fast One", "flags\t\t: fpu avx2 avx512_bf16", "bogomips: 1"));

    assertThat(processor.name()).isEqualTo("Fast One");
    assertThat(processor.instructions()).containsExactly("fpu", "avx2", "avx512_bf16");
    assertThat(processor.isMadeForBfloat16()).isTrue();
  }

  @Test
  void isNotMadeForBfloat16WithoutInstructionsForIt() {
    assertThat(Processor.of(List.of("flags : avx2 avx512f")).isMadeForBfloat16()).isFalse();
  }

  @Test
  void hasNoInstructionsWhereLinuxNamesNone() {
    assertThat(Processor.of(List.of("bogomips: 1")).instructions()).isEmpty();
  }
}
