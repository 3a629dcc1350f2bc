package io.pvit.schemas.codec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/** An enum constant here, an enum symbol of the same name there. */
record SymbolMapping(Schema schema, Map<String, Object> constants) implements Mapping {

  static SymbolMapping of(Class<?> type, Schema schema) {
    Map<String, Object> constants = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      constants.put(((Enum<?>) constant).name(), constant);
    }
    if (!List.copyOf(constants.keySet()).equals(schema.getEnumSymbols())) {
      throw new IllegalStateException(
          "%s has the constants %s and its schema the symbols %s"
              .formatted(type.getName(), constants.keySet(), schema.getEnumSymbols()));
    }
    return new SymbolMapping(schema, constants);
  }

  @Override
  public Object toAvro(Object value) {
    return new GenericData.EnumSymbol(schema, ((Enum<?>) value).name());
  }

  @Override
  public Object fromAvro(@Nullable Object datum) {
    Object constant = constants.get(String.valueOf(datum));
    if (constant == null) {
      throw new IllegalArgumentException(
          "%s is none of %s".formatted(datum, schema.getEnumSymbols()));
    }
    return constant;
  }
}
