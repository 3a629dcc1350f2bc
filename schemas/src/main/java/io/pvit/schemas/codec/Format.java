package io.pvit.schemas.codec;

/** How values are written. Reading needs no format: the first byte tells. */
public sealed interface Format {

  /** Avro single-object encoding: {@code C3 01}, fingerprint of the schema, body. */
  Format AVRO = new SingleObject();

  /** JSON as a person writes it: an absent optional is an omitted field, times are integers. */
  Format JSON = new PlainJson();

  /** The media type of what is written. */
  String contentType();

  /** Avro behind a registry's id, which Kafka tools of all makes can read. */
  static Format confluent(SchemaRegistry registry, String subject) {
    return new Confluent(registry, subject);
  }

  /** See {@link #AVRO}. */
  record SingleObject() implements Format {
    @Override
    public String contentType() {
      return "application/avro";
    }
  }

  /** See {@link #JSON}. */
  record PlainJson() implements Format {
    @Override
    public String contentType() {
      return "application/json";
    }
  }

  /**
   * {@code 00}, the schema's id as four bytes, body.
   *
   * @param registry gives ids for schemas, and schemas for ids
   * @param subject the name that the schema's versions are kept under
   */
  record Confluent(SchemaRegistry registry, String subject) implements Format {
    @Override
    public String contentType() {
      return "application/avro";
    }
  }
}
