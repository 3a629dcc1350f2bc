package io.pvit.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.net.Init;
import io.pvit.model.net.ParameterSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SafetensorsFileTest {

  @TempDir private Path directory;

  @Nested
  class WhatIsWritten {

    private final ParameterSpec matrix = new ParameterSpec("matrix", List.of(2L, 3L), Init.ZERO);
    private final ParameterSpec number = new ParameterSpec("number", List.of(), Init.ZERO);

    @ParameterizedTest
    @EnumSource(StorageType.class)
    void isReadAgain(StorageType type) throws IOException {
      Map<String, float[]> values =
          Map.of("matrix", new float[] {1, -2, 0.5f, 0, 96, -0.125f}, "number", new float[] {7});
      Path file = directory.resolve("a.safetensors");

      SafetensorsWriter.write(
          file,
          List.of(matrix, number),
          type,
          Map.of("format", "pvit"),
          it -> values.get(it.name()));
      Recorder recorder = read(file);

      assertThat(recorder.metadata).containsEntry("format", "pvit");
      assertThat(recorder.tensors.keySet()).containsExactly("matrix", "number");
      assertThat(recorder.tensors.get("matrix")).containsExactly(values.get("matrix"));
      assertThat(recorder.tensors.get("number")).containsExactly(7);
      assertThat(recorder.entries.get(0).shape()).containsExactly(2L, 3L);
    }

    @Test
    void leavesNoUnfinishedFileBehind() throws IOException {
      Path file = directory.resolve("a.safetensors");

      SafetensorsWriter.write(
          file, List.of(number), StorageType.FLOAT32, Map.of(), it -> new float[] {7});

      try (var files = Files.list(directory)) {
        assertThat(files).containsExactly(file);
      }
    }
  }

  @Nested
  class AForeignFile {

    @Test
    void isReadWithItsNamesAndShapes() throws IOException {
      Path file = directory.resolve("golden.safetensors");
      try (InputStream in =
          getClass().getResourceAsStream("/fixtures/mvit/tiny-b.weights.safetensors")) {
        Files.copy(Objects.requireNonNull(in), file);
      }

      Recorder recorder = read(file);

      assertThat(recorder.entries).hasSize(131);
      assertThat(recorder.tensors.get("conv_proj.weight")).hasSize(16 * 3 * 3 * 7 * 7);
    }
  }

  @Nested
  class AWrongFile {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | 4 | TRUNCATED | it ends within tensor a",
          "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | 9 | MALFORMED | 1 bytes follow its last tensor",
          "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}} | 8 | MALFORMED | tensor a has offsets [0, 8] for the shape [3]",
          "{'a':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}} | 12 | MALFORMED | tensor a begins at byte 4, not 0",
          "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | 4 | MALFORMED | tensor b begins at byte 0, not 4",
          "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | 8 | MALFORMED | Duplicate",
          "{'a':{'dtype':'I65','shape':[1],'data_offsets':[0,8]}} | 8 | MALFORMED | tensor a has the type 'I65'",
          "{'a':{'dtype':'F8_E5M2','shape':[1],'data_offsets':[0,1]}} | 1 | OTHER_TYPE | tensor a as F8_E5M2",
          "{'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}} | 8 | MALFORMED | no numbers >= 0",
          "{'a':{'dtype':'F32','shape':[9223372036854775807,9],'data_offsets':[0,8]}} | 8 | MALFORMED | impossible shape",
          "{'a':{'dtype':'F32','shape':[1099511627776],'data_offsets':[0,4398046511104]}} | 8 | MALFORMED | larger than 2 GiB",
          "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}} | 8 | MALFORMED | no valid data_offsets",
          "{'a':{'dtype':'F32','shape':[2]}} | 8 | MALFORMED | lacks its shape or offsets",
          "{'a':7} | 8 | MALFORMED | tensor a has the type ''",
          "[] | 0 | MALFORMED | not a JSON object",
          "{'a' | 0 | MALFORMED | not JSON",
        })
    void isRefusedWithTheReason(
        String header, int dataBytes, CheckpointRefused.Reason reason, String sentence)
        throws IOException {
      Path file = write(header.replace('\'', '"'), dataBytes);

      assertThatThrownBy(() -> read(file))
          .isInstanceOfSatisfying(
              CheckpointRefused.class, it -> assertThat(it.reason()).isEqualTo(reason))
          .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource({
      "'', TRUNCATED, it has no header",
      "0500, TRUNCATED, it has no header", // shorter than a length
      "ff00000000000000, TRUNCATED, it ends within its header",
      "ffffffffffffffff, MALFORMED, it claims a header of 18446744073709551615 bytes",
      "ffffffffffffff7f, MALFORMED, it claims a header of 9223372036854775807 bytes",
      "504b030414000000, MALFORMED, it claims a header of 85966670672 bytes" // a zip
    })
    void isRefusedBeforeAnythingIsAllocatedForIt(
        String hex, CheckpointRefused.Reason reason, String sentence) throws IOException {
      Path file = directory.resolve("wrong.safetensors");
      Files.write(file, HexFormat.of().parseHex(hex));

      assertThatThrownBy(() -> read(file))
          .isInstanceOfSatisfying(
              CheckpointRefused.class, it -> assertThat(it.reason()).isEqualTo(reason))
          .hasMessageContaining(sentence);
    }

    private Path write(String header, int dataBytes) throws IOException {
      byte[] text = header.getBytes(StandardCharsets.UTF_8);
      ByteBuffer bytes =
          ByteBuffer.allocate(8 + text.length + dataBytes)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putLong(text.length)
              .put(text);
      return Files.write(directory.resolve("wrong.safetensors"), bytes.array());
    }
  }

  private static Recorder read(Path file) {
    Recorder recorder = new Recorder();
    SafetensorsFile.read(file, recorder);
    return recorder;
  }

  private static final class Recorder implements SafetensorsFile.Visitor {

    private Map<String, String> metadata = Map.of();
    private final List<TensorEntry> entries = new ArrayList<>();
    private final Map<String, float[]> tensors = new LinkedHashMap<>();

    @Override
    public void header(SafetensorsHeader header) {
      metadata = header.metadata();
    }

    @Override
    public void tensor(TensorEntry entry, float[] values, String sha256) {
      entries.add(entry);
      tensors.put(entry.name(), values);
    }
  }
}
