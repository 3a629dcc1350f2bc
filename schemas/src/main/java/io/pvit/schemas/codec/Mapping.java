package io.pvit.schemas.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one Java type and of one Avro type stand for each other. Built once per message
 * by {@link #of}, which refuses a schema that does not describe the record; then pure.
 */
interface Mapping {

  @Nullable Object toAvro(Object value);

  /** Throws IllegalArgumentException where a record refuses its values. */
  Object fromAvro(@Nullable Object datum);

  /** The mapping between a Java type and the schema that describes it. */
  static Mapping of(Type java, Schema avro) {
    Schema.Type kind = avro.getType();
    if (java instanceof ParameterizedType generic) {
      Type raw = generic.getRawType();
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      if (raw == Optional.class && kind == Schema.Type.UNION) {
        return new Absence(of(last, avro.getTypes().get(1)));
      }
      if (raw == List.class && kind == Schema.Type.ARRAY) {
        return new Items(avro, of(last, avro.getElementType()));
      }
      if (raw == Map.class && kind == Schema.Type.MAP) {
        return new Entries(of(last, avro.getValueType()));
      }
    }
    if (java instanceof Class<?> type) {
      if (type.isRecord() && kind == Schema.Type.RECORD) {
        return RecordMapping.of(type.asSubclass(Record.class), avro);
      }
      if (type.isSealed() && kind == Schema.Type.UNION) {
        return AlternativesMapping.of(type, avro);
      }
      if (type.isEnum() && kind == Schema.Type.ENUM) {
        return SymbolMapping.of(type, avro);
      }
      if (type == String.class && kind == Schema.Type.STRING) {
        return new Text();
      }
      if (Plain.KINDS.getOrDefault(type, Schema.Type.NULL) == kind) {
        return new Plain();
      }
    }
    throw new IllegalStateException("%s cannot stand for %s".formatted(avro, java.getTypeName()));
  }

  /** Numbers, truth values and bytes are the same on both sides. */
  record Plain() implements Mapping {

    private static final Map<Class<?>, Schema.Type> KINDS =
        Map.of(
            int.class, Schema.Type.INT,
            Integer.class, Schema.Type.INT,
            long.class, Schema.Type.LONG,
            Long.class, Schema.Type.LONG,
            double.class, Schema.Type.DOUBLE,
            Double.class, Schema.Type.DOUBLE,
            boolean.class, Schema.Type.BOOLEAN,
            Boolean.class, Schema.Type.BOOLEAN,
            ByteBuffer.class, Schema.Type.BYTES);

    @Override
    public Object toAvro(Object value) {
      return value;
    }

    @Override
    public Object fromAvro(@Nullable Object datum) {
      return present(datum);
    }
  }

  /** Avro hands out its own text class. */
  record Text() implements Mapping {
    @Override
    public Object toAvro(Object value) {
      return value;
    }

    @Override
    public Object fromAvro(@Nullable Object datum) {
      return present(datum).toString();
    }
  }

  /** Optional here, a union with null there. */
  record Absence(Mapping content) implements Mapping {
    @Override
    public @Nullable Object toAvro(Object value) {
      Optional<?> optional = (Optional<?>) value;
      return optional.isEmpty() ? null : content.toAvro(optional.get());
    }

    @Override
    public Object fromAvro(@Nullable Object datum) {
      return datum == null ? Optional.empty() : Optional.of(content.fromAvro(datum));
    }
  }

  /** A list. */
  record Items(Schema schema, Mapping item) implements Mapping {
    @Override
    public Object toAvro(Object value) {
      List<?> values = (List<?>) value;
      GenericData.Array<@Nullable Object> array = new GenericData.Array<>(values.size(), schema);
      values.forEach(each -> array.add(item.toAvro(each)));
      return array;
    }

    @Override
    public Object fromAvro(@Nullable Object datum) {
      List<Object> values = new ArrayList<>();
      ((List<?>) present(datum)).forEach(each -> values.add(item.fromAvro(each)));
      return values;
    }
  }

  /** A map with text keys, sorted, so that equal messages have equal bytes. */
  record Entries(Mapping entry) implements Mapping {
    @Override
    public Object toAvro(Object value) {
      Map<String, @Nullable Object> sorted = new TreeMap<>();
      ((Map<?, ?>) value).forEach((key, each) -> sorted.put(key.toString(), entry.toAvro(each)));
      return sorted;
    }

    @Override
    public Object fromAvro(@Nullable Object datum) {
      Map<String, Object> values = new TreeMap<>();
      ((Map<?, ?>) present(datum))
          .forEach((key, each) -> values.put(key.toString(), entry.fromAvro(each)));
      return values;
    }
  }

  private static Object present(@Nullable Object datum) {
    if (datum == null) {
      throw new IllegalArgumentException("a value is missing");
    }
    return datum;
  }
}
