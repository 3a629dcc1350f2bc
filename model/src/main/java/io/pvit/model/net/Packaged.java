package io.pvit.model.net;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads the files of {@code config} that are packaged with the network. */
final class Packaged {

  private Packaged() {}

  /**
   * What the file of that name says.
   *
   * @param kind of file, as messages call it; its folder is the plural
   * @param names of those that exist
   * @throws IllegalArgumentException naming those that exist
   */
  static <T> T named(Class<T> type, String kind, List<String> names, String name) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          kind + " must be one of " + names + ", was '" + name + "'");
    }
    try (InputStream in =
        type.getResourceAsStream("/io/pvit/model/" + kind + "s/" + name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("the " + kind + " " + name + " is not packaged");
      }
      return JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build()
          .readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
