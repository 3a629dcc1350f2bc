package io.pvit.trainer.scene.disk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;

/** Reads and writes clip.json, strictly. */
final class CardFile {

  static final String NAME = "clip.json";

  private static final long LARGEST_BYTES = 256L << 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private CardFile() {}

  static void write(Path file, ClipCard card) throws IOException {
    ByteBuffer json = ByteBuffer.wrap(MAPPER.writeValueAsBytes(card));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (json.hasRemaining()) {
        channel.write(json);
      }
      channel.force(true);
    }
  }

  static ClipCard read(Path file) {
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        throw new ClipRefused(file, "is larger than " + LARGEST_BYTES + " bytes");
      }
      return MAPPER.readValue(file.toFile(), ClipCard.class);
    } catch (NoSuchFileException e) {
      throw new ClipRefused(file, "is missing", e);
    } catch (UnrecognizedPropertyException e) {
      throw new ClipRefused(file, key(e) + " is no key of a clip", e);
    } catch (JsonMappingException e) {
      throw new ClipRefused(file, key(e) + " " + mistake(e), e);
    } catch (JsonProcessingException e) {
      throw new ClipRefused(file, "is no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new ClipRefused(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static String mistake(JsonMappingException e) {
    String words = e.getOriginalMessage();
    return words.startsWith("Missing") ? "is missing" : "is wrong: " + words;
  }

  private static String key(JsonMappingException mistake) {
    String path =
        mistake.getPath().stream()
            .map(
                step ->
                    step.getIndex() >= 0 ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
            .collect(Collectors.joining());
    return path.isEmpty() ? "its content" : path.startsWith(".") ? path.substring(1) : path;
  }
}
