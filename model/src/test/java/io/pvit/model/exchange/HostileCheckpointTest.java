package io.pvit.model.exchange;

import static io.pvit.model.exchange.WeightsFileRefused.Reason.UNREADABLE;
import static io.pvit.model.exchange.WeightsFileRefused.Reason.UNSAFE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.razorvine.pickle.Unpickler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pickle is a program; these want more than weights. */
class HostileCheckpointTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "posix, system",
    "os, system",
    "builtins, eval",
    "builtins, exec",
    "builtins, getattr",
    "__builtin__, set",
    "builtins, bytearray",
    "builtins, KeyError",
    "exceptions, KeyError",
    "subprocess, Popen",
    "torch, load",
    "torch.storage, _load_from_bytes",
    "torch.jit._script, unpackage_script_module",
    "torch.nn.modules.linear, Linear",
    "numpy.core.multiarray, _reconstruct",
    "decimal, Decimal",
    "datetime, datetime",
    "array, array",
    "copy_reg, _reconstructor",
    "operator, attrgetter",
    "_codecs, encode",
    "collections, defaultdict",
    "torch._utils, _rebuild_tensor_v2.__globals__",
    "'', ''"
  })
  void isRefusedByTheNameOfWhatItWants(String module, String name) throws IOException {
    byte[] pickle =
        new PickleText().global(module, name).op('(').text("touch it").op('t').op('R').stop();

    assertRefused(pickle, module + "." + name);
  }

  @Test
  void isRefusedInEveryWayOfSpellingAGlobal() throws IOException {
    byte[] onTheStack = new PickleText().text("posix").text("system").op(0x93).stop();
    byte[] asAnInstance = new PickleText().op('(').op('i').line("posix").line("system").stop();

    assertRefused(onTheStack, "posix.system");
    assertRefused(asAnInstance, "posix.system");
  }

  @ParameterizedTest
  @CsvSource({
    "o, 0x6f", // OBJ
    "2, 0x32", // DUP
    "P, 0x50", // PERSID
    "S, 0x53", // STRING
    "d, 0x64" // DICT
  })
  void isRefusedForInstructionsThatWeightsDoNotNeed(char instruction, String shown)
      throws IOException {
    assertRefused(new PickleText().op('(').op(instruction).stop(), shown);
  }

  @Test
  void isRefusedForExtensionsAndBuffers() throws IOException {
    for (int instruction : new int[] {0x82, 0x83, 0x84, 0x92, 0x96, 0x97, 0x8f}) {
      assertRefused(new PickleText().op(instruction).stop(), "0x%02x".formatted(instruction));
    }
  }

  @Test
  void neverReachesTheLibrarysTableOfConstructors() throws IOException {
    List<String> constructed = new ArrayList<>();
    Unpickler.registerConstructor(
        "hostile.module",
        "Thing",
        arguments -> {
          constructed.add("hostile.module.Thing");
          return "made";
        });
    byte[] called = new PickleText().global("hostile.module", "Thing").op(')').op('R').stop();
    byte[] instance = new PickleText().op('(').op('i').line("hostile.module").line("Thing").stop();

    assertRefused(called, "hostile.module.Thing");
    assertRefused(instance, "hostile.module.Thing");
    assertThat(constructed).isEmpty();
  }

  @Test
  void setsNoStateOnAnythingButADictionary() throws IOException {
    byte[] onText = new PickleText().text("target").dict().end().op('b').stop();

    WeightsFileRefused refused = refusal(onText);

    assertThat(refused.reason()).isEqualTo(UNREADABLE);
    assertThat(refused).hasMessageContaining("sets the state of something that has none");
  }

  @Test
  void callsNoStorageClassAndNoElementType() throws IOException {
    for (String name : List.of("FloatStorage", "float32")) {
      byte[] pickle = new PickleText().global("torch", name).op(')').op('R').stop();

      assertThat(refusal(pickle).reason()).isEqualTo(UNREADABLE);
    }
  }

  @Test
  void doesNotLoopOverItself() throws IOException {
    // l = []; l.append(l); {l: 1}
    byte[] pickle = new PickleText().dict().op(']').raw('q', 1, 'h', 1, 'a').number(1).end().stop();

    assertThat(refusal(pickle)).hasMessageContaining("a key that is no text or number");
  }

  @Test
  void movesNoCursorWithItsNames() throws IOException {
    byte[] pickle = new PickleText().global("posix\u001b[2J", "x".repeat(500)).stop();

    assertThat(refusal(pickle).getMessage())
        .contains("posix?[2J.xxx")
        .doesNotContain("\u001b")
        .hasSizeLessThan(500);
  }

  private void assertRefused(byte[] pickle, String name) throws IOException {
    WeightsFileRefused refused = refusal(pickle);

    assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(UNSAFE);
    assertThat(refused).hasMessageContaining(name);
  }

  private WeightsFileRefused refusal(byte[] pickle) throws IOException {
    Path file = new TorchZip(pickle).in(directory);
    WeightsFileRefused refused =
        catchThrowableOfType(WeightsFileRefused.class, () -> WeightsFile.open(file).close());
    assertThat(refused).isNotNull();
    return refused;
  }
}
