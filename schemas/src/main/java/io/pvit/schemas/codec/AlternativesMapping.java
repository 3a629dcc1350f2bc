package io.pvit.schemas.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.jspecify.annotations.Nullable;

/** A sealed interface of records here, a union of records with the same simple names there. */
record AlternativesMapping(Map<String, Mapping> byName) implements Mapping {

  static AlternativesMapping of(Class<?> type, Schema union) {
    Map<String, Mapping> byName = new LinkedHashMap<>();
    for (Class<?> alternative : type.getPermittedSubclasses()) {
      Schema branch =
          union.getTypes().stream()
              .filter(each -> each.getName().equals(alternative.getSimpleName()))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalStateException(alternative.getName() + " has no schema"));
      byName.put(alternative.getSimpleName(), Mapping.of(alternative, branch));
    }
    return new AlternativesMapping(Map.copyOf(byName));
  }

  @Override
  public @Nullable Object toAvro(Object value) {
    return mapping(value.getClass().getSimpleName()).toAvro(value);
  }

  @Override
  public Object fromAvro(@Nullable Object datum) {
    if (!(datum instanceof GenericContainer it)) {
      throw new IllegalArgumentException("expected one of " + byName.keySet());
    }
    return mapping(it.getSchema().getName()).fromAvro(datum);
  }

  private Mapping mapping(String name) {
    Mapping mapping = byName.get(name);
    if (mapping == null) {
      throw new IllegalArgumentException(name + " is none of " + byName.keySet());
    }
    return mapping;
  }
}
