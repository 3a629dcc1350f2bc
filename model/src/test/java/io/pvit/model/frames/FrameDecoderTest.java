package io.pvit.model.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pvit.model.InputContract;
import java.awt.Color;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FrameDecoderTest {

  private static final InputContract CONTRACT = new InputContract(16, 8, 125_000, 128, 192);

  private final FrameDecoder decoder = new FrameDecoder();

  @Nested
  class APicture {

    @Test
    void hasItsColoursInTheOrderRedGreenBlue() {
      FramePixels frame =
          Pictures.decoded(Pictures.plain(384, 256, new Color(200, 100, 50)), CONTRACT);

      assertThat(level(frame, 64, 96, 0)).isCloseTo(200, within(3));
      assertThat(level(frame, 64, 96, 1)).isCloseTo(100, within(3));
      assertThat(level(frame, 64, 96, 2)).isCloseTo(50, within(3));
    }

    @Test
    void fillsTheRestWithTheMean() {
      FramePixels frame = Pictures.decoded(Pictures.plain(455, 256, Color.WHITE), CONTRACT);

      assertThat(level(frame, 9, 96, 0)).isEqualTo(FrameDecoder.PADDING_LEVEL);
      assertThat(level(frame, 10, 96, 0)).isGreaterThan(250);
      assertThat(level(frame, 117, 96, 2)).isGreaterThan(250);
      assertThat(level(frame, 118, 96, 2)).isEqualTo(FrameDecoder.PADDING_LEVEL);
    }

    @Test
    void doesNotMoveThePositionOfItsBytes() {
      ByteBuffer jpeg = Pictures.plain(64, 64, Color.RED);

      decoder.decode(jpeg, CONTRACT);

      assertThat(jpeg.position()).isZero();
    }

    @Test
    void isFoundBetweenOtherBytes() {
      ByteBuffer jpeg = Pictures.plain(64, 64, Color.RED);
      ByteBuffer inTheMiddle = ByteBuffer.allocateDirect(jpeg.remaining() + 20);
      inTheMiddle.position(10).put(jpeg.duplicate()).flip().position(10);

      assertThat(decoder.decode(inTheMiddle, CONTRACT)).isInstanceOf(DecodedPicture.Pixels.class);
    }
  }

  @Nested
  class WhatIsNoPicture {

    @Test
    void isRefusedWhenThereAreNoBytes() {
      assertThat(refusal(new byte[0])).isEqualTo("not a whole JPEG picture (0 bytes)");
    }

    @Test
    void isRefusedWhenItIsSomethingElse() {
      assertThat(refusal("GIF89a and so on".getBytes(StandardCharsets.US_ASCII)))
          .startsWith("not a whole JPEG");
    }

    @Test
    void isRefusedWhenItIsTorn() {
      byte[] jpeg = bytes(Pictures.patchwork(320, 240, 1));

      assertThat(refusal(Arrays.copyOf(jpeg, jpeg.length / 2))).startsWith("not a whole JPEG");
    }

    @Test
    void isRefusedWhenItHasAnEndButNoMiddle() {
      byte[] jpeg = bytes(Pictures.patchwork(320, 240, 1));
      byte[] hollow = Arrays.copyOf(jpeg, 300);
      hollow[298] = (byte) 0xFF;
      hollow[299] = (byte) 0xD9;

      assertThat(refusal(hollow)).isNotEmpty();
    }

    @Test
    void isRefusedBeforeAnythingIsAllocatedWhenItClaimsToBeHuge() {
      byte[] jpeg = bytes(Pictures.plain(64, 64, Color.RED));
      int frame = startOfFrame(jpeg);
      Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0xFF);

      assertThat(refusal(jpeg))
          .isEqualTo("the picture claims 65535 x 65535 pixels, at most 16777216 are accepted");
    }

    @Test
    void isRefusedWhenItClaimsToHaveNoWidth() {
      byte[] jpeg = bytes(Pictures.plain(64, 64, Color.RED));
      int frame = startOfFrame(jpeg);
      Arrays.fill(jpeg, frame + 7, frame + 9, (byte) 0);

      assertThat(refusal(jpeg)).startsWith("the picture claims 0 x 64 pixels");
    }

    @Test
    void isRefusedWhereverItIsTornOrWrong() {
      byte[] jpeg = bytes(Pictures.patchwork(64, 48, 2));

      for (int length = 0; length < jpeg.length; length += 7) {
        byte[] part = Arrays.copyOf(jpeg, length);
        assertThat(decoder.decode(ByteBuffer.wrap(part), CONTRACT))
            .isInstanceOf(DecodedPicture.Refused.class);
      }
    }

    private String refusal(byte[] bytes) {
      return decoder
          .decode(ByteBuffer.wrap(bytes), CONTRACT)
          .fold(pixels -> "was accepted", reason -> reason);
    }
  }

  private static int level(FramePixels frame, int row, int column, int channel) {
    return frame.rgb().get((row * 192 + column) * 3 + channel) & 0xFF;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static int startOfFrame(byte[] jpeg) {
    for (int at = 2; at < jpeg.length; at++) {
      if (jpeg[at] == (byte) 0xFF && jpeg[at + 1] == (byte) 0xC0) {
        return at;
      }
    }
    throw new AssertionError("no start of frame");
  }
}
