package io.pvit.app.camera;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts coded pictures into RTP packets of MPEG-4 video (RFC 6416), framed for a connection that
 * also carries RTSP (RFC 2326, 10.12). One showing's.
 */
final class RtpPackets {

  static final int PAYLOAD_TYPE = 96;
  static final int TICKS_PER_SECOND = 90_000;

  private static final int MOST_PAYLOAD_BYTES = 1_400;
  private static final int FRAMING_BYTES = 4;
  private static final int HEADER_BYTES = 12;
  private static final byte VERSION_2 = (byte) 0x80;
  private static final int LAST_OF_ITS_PICTURE = 0x80;

  private final int source;
  private short sequence;

  /**
   * @param source any number, to tell this showing from others
   */
  RtpPackets(int source) {
    this.source = source;
  }

  /** The packets of a picture, in order. */
  List<byte[]> of(byte[] coded, long timeUs) {
    int ticks = (int) (timeUs * (TICKS_PER_SECOND / 1_000) / 1_000);
    List<byte[]> packets = new ArrayList<>();
    for (int from = 0; from < coded.length; from += MOST_PAYLOAD_BYTES) {
      int bytes = Math.min(MOST_PAYLOAD_BYTES, coded.length - from);
      boolean last = from + bytes == coded.length;
      byte[] packet = new byte[FRAMING_BYTES + HEADER_BYTES + bytes];
      ByteBuffer.wrap(packet)
          .put((byte) '$')
          .put((byte) 0)
          .putShort((short) (HEADER_BYTES + bytes))
          .put(VERSION_2)
          .put((byte) (PAYLOAD_TYPE | (last ? LAST_OF_ITS_PICTURE : 0)))
          .putShort(sequence++)
          .putInt(ticks)
          .putInt(source)
          .put(coded, from, bytes);
      packets.add(packet);
    }
    return packets;
  }
}
