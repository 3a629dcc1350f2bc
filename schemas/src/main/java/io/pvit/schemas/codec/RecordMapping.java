package io.pvit.schemas.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** A Java record here, an Avro record with the same names in the same order there. */
record RecordMapping(
    Schema schema, Constructor<?> constructor, List<Method> accessors, List<Mapping> fields)
    implements Mapping {

  static RecordMapping of(Class<? extends Record> type, Schema schema) {
    List<RecordComponent> components = List.of(type.getRecordComponents());
    List<String> javaNames = components.stream().map(RecordComponent::getName).toList();
    List<String> avroNames = schema.getFields().stream().map(Schema.Field::name).toList();
    if (!javaNames.equals(avroNames)) {
      throw new IllegalStateException(
          "%s has the components %s and its schema the fields %s"
              .formatted(type.getName(), javaNames, avroNames));
    }
    return new RecordMapping(
        schema,
        canonicalConstructor(type, components),
        components.stream().map(RecordComponent::getAccessor).toList(),
        IntStream.range(0, components.size())
            .mapToObj(
                i ->
                    Mapping.of(
                        components.get(i).getGenericType(), schema.getFields().get(i).schema()))
            .toList());
  }

  @Override
  public Object toAvro(Object value) {
    IndexedRecord datum = new GenericData.Record(schema);
    for (int i = 0; i < fields.size(); i++) {
      datum.put(i, fields.get(i).toAvro(read(accessors.get(i), value)));
    }
    return datum;
  }

  @Override
  public Object fromAvro(@Nullable Object datum) {
    if (!(datum instanceof IndexedRecord it)) {
      throw new IllegalArgumentException(schema.getName() + " is missing");
    }
    Object[] arguments = new Object[fields.size()];
    Arrays.setAll(arguments, i -> fields.get(i).fromAvro(it.get(i)));
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(reason(e.getCause()), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot construct " + constructor, e);
    }
  }

  private static String reason(@Nullable Throwable refusal) {
    return refusal == null ? "refused" : String.valueOf(refusal.getMessage());
  }

  private static Object read(Method accessor, Object value) {
    try {
      return accessor.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + accessor, e);
    }
  }

  private static Constructor<?> canonicalConstructor(
      Class<?> type, List<RecordComponent> components) {
    try {
      return type.getConstructor(
          components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type.getName() + " is not a public record", e);
    }
  }
}
