package io.pvit.model.exchange;

import static io.pvit.model.exchange.WeightsFileRefused.Reason.MISSING;
import static io.pvit.model.exchange.WeightsFileRefused.Reason.NOT_FINITE;
import static io.pvit.model.exchange.WeightsFileRefused.Reason.OTHER_FORMAT;
import static io.pvit.model.exchange.WeightsFileRefused.Reason.UNREADABLE;
import static io.pvit.model.exchange.WeightsFileRefused.Reason.UNSAFE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsFileTest {

  private static final int[] ALL = {2, 3};
  private static final int[] ROWS = {3, 1};

  @TempDir Path directory;

  @Nested
  class ATensorIsRead {

    @Test
    void rowByRow() throws IOException {
      byte[] pickle = dict("w", "FloatStorage", 6, 0, ALL, ROWS);

      assertThat(read(pickle, 1, 2, 3, 4, 5, 6)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void alongItsStrides() throws IOException {
      byte[] pickle = dict("w", "FloatStorage", 6, 0, ALL, new int[] {1, 2});

      assertThat(read(pickle, 1, 2, 3, 4, 5, 6)).containsExactly(1, 3, 5, 2, 4, 6);
    }

    @Test
    void fromItsOffset() throws IOException {
      byte[] pickle = dict("w", "FloatStorage", 6, 4, new int[] {2}, new int[] {1});

      assertThat(read(pickle, 1, 2, 3, 4, 5, 6)).containsExactly(5, 6);
    }

    @Test
    void asOneNumberWhenItHasNoAxes() throws IOException {
      byte[] pickle = dict("w", "FloatStorage", 2, 1, new int[0], new int[0]);

      assertThat(read(pickle, 1, 2)).containsExactly(2);
    }

    @Test
    void asNothingWhenAnAxisIsEmpty() throws IOException {
      byte[] pickle = dict("w", "FloatStorage", 0, 0, new int[] {0, 3}, new int[] {3, 1});

      assertThat(read(pickle)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "DoubleStorage, 000000000000f83f", // 1.5 in eight bytes, the little end first
      "FloatStorage, 0000c03f",
      "HalfStorage, 003e",
      "BFloat16Storage, c03f"
    })
    void fromEachTypeOfFloats(String storage, String hex) throws IOException {
      byte[] pickle = dict("w", storage, 1, 0, new int[] {1}, new int[] {1});
      Path file = new TorchZip(pickle).storage("0", HexFormat.of().parseHex(hex)).in(directory);

      assertThat(values(file).get("w")).containsExactly(1.5f);
    }

    @Test
    void fromAStorageThatOthersShare() throws IOException {
      PickleText pickle = new PickleText().dict();
      pickle.text("a").tensor("FloatStorage", "0", 3, 0, new int[] {2}, new int[] {1});
      pickle.text("b").tensor("FloatStorage", "0", 3, 1, new int[] {2}, new int[] {1});

      Map<String, float[]> values =
          values(new TorchZip(pickle.end().stop()).storage("0", 7, 8, 9).in(directory));

      assertThat(values.get("a")).containsExactly(7, 8);
      assertThat(values.get("b")).containsExactly(8, 9);
    }

    @Test
    void outOfAParameter() throws IOException {
      PickleText pickle = new PickleText().dict().text("w");
      pickle.global("torch._utils", "_rebuild_parameter").op('(');
      pickle.tensor("FloatStorage", "0", 1, 0, new int[] {1}, new int[] {1});
      pickle.op(0x88).global("collections", "OrderedDict").op(')').op('R').op('t').op('R');

      assertThat(read(pickle.end().stop(), 4)).containsExactly(4);
    }
  }

  @Nested
  class AStateDictIsFound {

    @ParameterizedTest
    @CsvSource({"model_state", "state_dict", "model"})
    void underTheKeysOfTrainingScripts(String wrapper) throws IOException {
      PickleText pickle = new PickleText().dict().text("epoch").number(3).text(wrapper).dict();
      pickle.text("w").tensor("FloatStorage", "0", 1, 0, new int[] {1}, new int[] {1});

      assertThat(read(pickle.end().end().stop(), 4)).containsExactly(4);
    }

    @Test
    void behindThePrefixesOfWrappedModules() throws IOException {
      byte[] pickle =
          dict("module._orig_mod.w", "FloatStorage", 1, 0, new int[] {1}, new int[] {1});

      assertThat(read(pickle, 4)).containsExactly(4);
    }

    @Test
    void besideCountersAndOtherState() throws IOException {
      PickleText pickle = new PickleText().dict().text("version").number(3);
      pickle.text("steps").tensor("LongStorage", "1", 1, 0, new int[0], new int[0]);
      pickle.text("w").tensor("FloatStorage", "0", 1, 0, new int[] {1}, new int[] {1});
      Path file =
          new TorchZip(pickle.end().stop()).storage("0", 4).storage("1", new byte[8]).in(directory);

      try (WeightsFile weights = WeightsFile.open(file)) {
        assertThat(weights.state().others()).containsExactly("version");
        assertThat(weights.state().tensors())
            .hasEntrySatisfying("steps", steps -> assertThat(steps.weights()).isFalse());
      }
    }
  }

  @Nested
  class OfSafetensors {

    @Test
    void doublesAreReadAndIntegersAreNoWeights() throws IOException {
      Path file =
          safetensors(
              "{'w':{'dtype':'F64','shape':[1],'data_offsets':[0,8]},"
                  + "'steps':{'dtype':'I64','shape':[],'data_offsets':[8,16]}}",
              "000000000000f83f0300000000000000");

      try (WeightsFile weights = WeightsFile.open(file)) {
        Map<String, ForeignTensor> tensors = weights.state().tensors();
        assertThat(tensors)
            .hasEntrySatisfying("w", w -> assertThat(w.values()).containsExactly(1.5f))
            .hasEntrySatisfying("steps", steps -> assertThat(steps.weights()).isFalse());
      }
    }

    @Test
    void numbersOfEightBitsAreOfAnotherKind() throws IOException {
      Path file = safetensors("{'w':{'dtype':'F8_E4M3','shape':[1],'data_offsets':[0,1]}}", "38");

      refused(file, OTHER_FORMAT, "tensor w", "F8_E4M3", "float32");
    }

    @Test
    void aMapThatHoldsMoreThanTextsIsRefused() throws IOException {
      Path file =
          safetensors(
              "{'__metadata__':{'a':1},'w':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}",
              "00000000");

      refused(file, UNREADABLE, "__metadata__");
    }

    private Path safetensors(String header, String data) throws IOException {
      byte[] text = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
      byte[] numbers = HexFormat.of().parseHex(data);
      ByteBuffer bytes =
          ByteBuffer.allocate(8 + text.length + numbers.length)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putLong(text.length)
              .put(text)
              .put(numbers);
      return Files.write(directory.resolve("w.safetensors"), bytes.array());
    }
  }

  @Nested
  class AFileIsRefused {

    @Test
    void whenATensorReachesBeyondItsStorage() throws IOException {
      byte[] pickle = dict("w", "FloatStorage", 6, 1, ALL, ROWS);

      refused(
          new TorchZip(pickle).storage("0", 1, 2, 3, 4, 5, 6), UNREADABLE, "beyond the 6 numbers");
    }

    @Test
    void whenASizeIsNegative() throws IOException {
      byte[] pickle = dict("w", "FloatStorage", 6, 0, new int[] {-1}, new int[] {1});

      refused(new TorchZip(pickle).storage("0", 1, 2, 3, 4, 5, 6), UNREADABLE, "negative");
    }

    @Test
    void whenSizesOverflow() throws IOException {
      int huge = Integer.MAX_VALUE;
      byte[] pickle =
          dict("w", "FloatStorage", 1, 0, new int[] {huge, huge, huge}, new int[] {0, 0, 0});

      refused(new TorchZip(pickle).storage("0", 1), UNREADABLE, "impossible shape");
    }

    @Test
    void whenViewsRepeatWhatIsThereWithoutEnd() throws IOException {
      byte[] pickle = dict("w", "FloatStorage", 1, 0, new int[] {1_000_000}, new int[] {0});

      refused(new TorchZip(pickle).storage("0", 1), OTHER_FORMAT, "repeat its 1 numbers");
    }

    @Test
    void whenATensorIsLargerThanWhatCanBeRead() throws IOException {
      byte[] pickle = dict("w", "FloatStorage", 1, 0, new int[] {Integer.MAX_VALUE}, new int[] {0});

      refused(new TorchZip(pickle).storage("0", 1), UNREADABLE, "more than 2 GiB");
    }

    @Test
    void whenItsDirectoryAloneIsLargerThanACheckpoints() throws IOException {
      TorchZip zip = new TorchZip(new PickleText().op('}').stop());
      String folder = "w/" + "x".repeat(60_000);
      for (int i = 0; i < 300; i++) {
        zip.entry(folder + i, new byte[0]);
      }

      refused(zip, UNREADABLE, "directory of 18");
    }

    @Test
    void whenThatDirectoryIsNamedOnlyByTheRecordOfLargeFiles() throws IOException {
      TorchZip zip = new TorchZip(new PickleText().op('}').stop());
      String folder = "w/" + "x".repeat(60_000);
      for (int i = 0; i < 300; i++) {
        zip.entry(folder + i, new byte[0]);
      }
      Path file = zip.in(directory);
      TorchZip.hideDirectory(file);

      refused(file, UNREADABLE, "directory of 18");
    }

    @Test
    void whenAStorageIsNotOfTheSizeThatItsPickleClaims() throws IOException {
      byte[] pickle = dict("w", "FloatStorage", Integer.MAX_VALUE, 0, ALL, ROWS);

      refused(new TorchZip(pickle).storage("0", 1, 2, 3), UNREADABLE, "12 bytes", "8589934588");
    }

    @Test
    void whenAStorageIsMissing() throws IOException {
      refused(new TorchZip(dict("w", "FloatStorage", 6, 0, ALL, ROWS)), UNREADABLE, "lacks data/0");
    }

    @Test
    void whenAStorageIsDescribedInTwoWays() throws IOException {
      PickleText pickle = new PickleText().dict();
      pickle.text("a").tensor("FloatStorage", "0", 2, 0, new int[] {1}, new int[] {1});
      pickle.text("b").tensor("DoubleStorage", "0", 1, 0, new int[] {1}, new int[] {1});

      refused(new TorchZip(pickle.end().stop()).storage("0", 1, 2), UNREADABLE, "two ways");
    }

    @Test
    void whenABitFlipped() throws IOException {
      Path file =
          new TorchZip(dict("w", "FloatStorage", 1, 0, new int[] {1}, new int[] {1}))
              .storage("0", "ABCD".getBytes(StandardCharsets.US_ASCII))
              .in(directory);
      TorchZip.replace(file, "ABCD", "ABCE");

      refused(file, UNREADABLE, "storage 0 does not have its checksum");
    }

    @Test
    void whenItWasPackedAgain() throws IOException {
      byte[] pickle = dict("w", "FloatStorage", 1, 0, new int[] {1}, new int[] {1});

      refused(new TorchZip(pickle).storage("0", 1).compressed(), OTHER_FORMAT, "compressed");
    }

    @Test
    void whenAnEntryLeadsOutOfItsFolder() throws IOException {
      byte[] pickle = dict("w", "FloatStorage", 1, 0, new int[] {1}, new int[] {1});

      refused(
          new TorchZip(pickle).storage("0", 1).entry("w/../../etc/passwd", new byte[1]),
          UNSAFE,
          "w/../../etc/passwd");
    }

    @Test
    void whenItHoldsTwoCheckpoints() throws IOException {
      byte[] pickle = dict("w", "FloatStorage", 1, 0, new int[] {1}, new int[] {1});

      refused(new TorchZip(pickle).entry("v/data.pkl", pickle), UNREADABLE, "two data.pkl");
    }

    @Test
    void whenItIsAProgram() throws IOException {
      byte[] pickle = dict("w", "FloatStorage", 1, 0, new int[] {1}, new int[] {1});

      refused(
          new TorchZip(pickle).storage("0", 1).entry("w/constants.pkl", new byte[1]),
          OTHER_FORMAT,
          "TorchScript",
          "torch.jit.load(FILE).state_dict()");
    }

    @Test
    void whenItComesFromABigEndianMachine() throws IOException {
      byte[] pickle = dict("w", "FloatStorage", 1, 0, new int[] {1}, new int[] {1});
      byte[] big = "big".getBytes(StandardCharsets.US_ASCII);

      refused(
          new TorchZip(pickle).storage("0", 1).entry("w/byteorder", big),
          OTHER_FORMAT,
          "big-endian");
    }

    @Test
    void whenAWeightIsNotANumber() throws IOException {
      byte[] pickle = dict("w", "FloatStorage", 2, 0, new int[] {2}, new int[] {1});

      refused(new TorchZip(pickle).storage("0", 1, Float.NaN), NOT_FINITE, "tensor w holds NaN");
    }

    @Test
    void whenItHoldsAList() throws IOException {
      refused(new TorchZip(new PickleText().op(']').stop()), OTHER_FORMAT, "a list", "state_dict");
    }

    @Test
    void whenItHoldsNoTensor() throws IOException {
      byte[] pickle = new PickleText().dict().text("epoch").number(3).end().stop();

      refused(new TorchZip(pickle), OTHER_FORMAT, "no tensors", "[epoch]");
    }

    @Test
    void whenItsPickleEndsEarly() throws IOException {
      byte[] pickle = new PickleText().op('}').stop();

      refused(
          new TorchZip(Arrays.copyOf(pickle, pickle.length - 1)), UNREADABLE, "pickle is wrong");
    }

    @Test
    void whenATextClaimsMoreThanThePickleHolds() throws IOException {
      byte[] pickle = new PickleText().op('X').int32(Integer.MAX_VALUE).stop();

      refused(new TorchZip(pickle), UNREADABLE, "pickle is wrong");
    }

    @Test
    void whenItsPickleNeverEnds() throws IOException {
      PickleText pickle = new PickleText();
      for (int i = 0; i < 2_000_000; i++) {
        pickle.op('}');
      }

      refused(new TorchZip(pickle.stop()), UNREADABLE, "more than 2000000 steps");
    }

    @ParameterizedTest
    @CsvSource({
      "'', UNREADABLE, is empty",
      "hello, UNREADABLE, holds no weights",
      "PKhello, UNREADABLE, truncated or damaged"
    })
    void whenItIsSomethingElse(String content, WeightsFileRefused.Reason reason, String words)
        throws IOException {
      refused(Files.writeString(directory.resolve("file"), content), reason, words);
    }

    @Test
    void whenItIsOlderThanTorch16() throws IOException {
      byte[] begin = HexFormat.of().parseHex("80028a0a6cfc9c46f9206aa85019");

      refused(Files.write(directory.resolve("file"), begin), OTHER_FORMAT, "1.6", "torch.save");
    }

    @Test
    void whenItIsADirectoryOrNotThere() {
      refused(directory, UNREADABLE, "is a directory");
      refused(directory.resolve("none"), MISSING, "does not exist");
    }
  }

  private static byte[] dict(
      String name, String storage, int elements, int offset, int[] shape, int[] strides) {
    PickleText pickle = new PickleText().dict().text(name);
    return pickle.tensor(storage, "0", elements, offset, shape, strides).end().stop();
  }

  private float[] read(byte[] pickle, float... storage) throws IOException {
    return Objects.requireNonNull(
        values(new TorchZip(pickle).storage("0", storage).in(directory)).get("w"));
  }

  private static Map<String, float[]> values(Path file) {
    Map<String, float[]> values = new TreeMap<>();
    try (WeightsFile weights = WeightsFile.open(file)) {
      weights.state().tensors().forEach((name, tensor) -> values.put(name, tensor.values()));
    }
    return values;
  }

  private void refused(TorchZip zip, WeightsFileRefused.Reason reason, String... words)
      throws IOException {
    refused(zip.in(directory), reason, words);
  }

  private static void refused(Path file, WeightsFileRefused.Reason reason, String... words) {
    WeightsFileRefused refused =
        catchThrowableOfType(WeightsFileRefused.class, () -> WeightsFile.open(file).close());

    assertThat(refused).as("of " + file).isNotNull();
    assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason);
    assertThat(refused.getMessage()).contains(words);
  }
}
