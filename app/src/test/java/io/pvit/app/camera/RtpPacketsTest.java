package io.pvit.app.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class RtpPacketsTest {

  private final RtpPackets packets = new RtpPackets(7);

  @Test
  void aSmallPictureIsOnePacketWithItsMarkerAndItsTime() {
    List<byte[]> sent = packets.of(new byte[] {5, 6}, 125_000);

    assertThat(sent).hasSize(1);
    assertThat(sent.get(0))
        .containsExactly('$', 0, 0, 14, 0x80, 0x80 | 96, 0, 0, 0, 0, 0x2b, 0xf2, 0, 0, 0, 7, 5, 6);
  }

  @Test
  void aLargePictureIsCutAndOnlyItsLastPacketHasTheMarker() {
    List<byte[]> sent = packets.of(new byte[2_801], 0);

    assertThat(sent).extracting(packet -> packet.length).containsExactly(1_416, 1_416, 17);
    assertThat(sent)
        .extracting(packet -> packet[5])
        .containsExactly((byte) 96, (byte) 96, (byte) (0x80 | 96));
    assertThat(sent).extracting(RtpPacketsTest::number).containsExactly(0, 1, 2);
  }

  @Test
  void packetsAreCountedFromPictureToPicture() {
    packets.of(new byte[] {1}, 0);

    assertThat(packets.of(new byte[] {2}, 125_000))
        .extracting(RtpPacketsTest::number)
        .containsExactly(1);
  }

  private static int number(byte[] packet) {
    return ByteBuffer.wrap(packet).getShort(6);
  }
}
