package io.pvit.schemas.codec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.schemas.Box;
import io.pvit.schemas.FrameCodec;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** A record and a schema that drifted apart are found at the start and not by a reader. */
class MappingTest {

  @Test
  void refusesASchemaWithOtherFieldsThanTheRecord() {
    Schema schema =
        parse(
            """
            {"type":"record","name":"Box","fields":[{"name":"x1","type":"double"}]}""");

    assertThatThrownBy(() -> Mapping.of(Box.class, schema))
        .hasMessage(
            "io.pvit.schemas.Box has the components [x1, y1, x2, y2] and its schema the fields"
                + " [x1]");
  }

  @Test
  void refusesASchemaWithAnotherTypeOfField() {
    Schema schema =
        parse(
            """
            {"type":"record","name":"Box","fields":[{"name":"x1","type":"double"},
             {"name":"y1","type":"double"},{"name":"x2","type":"double"},
             {"name":"y2","type":"long"}]}""");

    assertThatThrownBy(() -> Mapping.of(Box.class, schema))
        .hasMessage("\"long\" cannot stand for double");
  }

  @Test
  void refusesASchemaWithOtherSymbolsThanTheEnum() {
    Schema schema =
        parse(
            """
            {"type":"enum","name":"FrameCodec","symbols":["JPEG","H264"]}""");

    assertThatThrownBy(() -> Mapping.of(FrameCodec.class, schema))
        .hasMessage(
            "io.pvit.schemas.FrameCodec has the constants [JPEG] and its schema the symbols"
                + " [JPEG, H264]");
  }

  private static Schema parse(String json) {
    return new Schema.Parser().parse(json);
  }
}
