package io.pvit.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialMaskTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "rtsp://u:p@host/x, rtsp://***@host/x",
        "rtsp://u:p@ss@host/x, rtsp://***@host/x",
        "rtsp://u:p/ss@host/x, rtsp://***@host/x",
        "Unable to open 'rtsp://u:p@host/x': no, Unable to open 'rtsp://***@host/x': no",
        "http://h/c?user=a&password=b&n=1, http://h/c?user=***&password=***&n=1",
        "http://h/c?access_token=abc, http://h/c?access_token=***",
        "rtsp://h/user=admin_password=tlJw_channel=1/s.sdp, rtsp://h/user=***/s.sdp",
        "http://h/c?Signature=abc#x, http://h/c?Signature=***#x",
      })
  void hidesWhereverCamerasCarryTheirPassword(String text, String masked) {
    assertThat(CredentialMask.of(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rtsp://host:554/stream1?channel=2",
        "/videos/someone@home.mp4",
        "Invalid data found when processing input",
      })
  void leavesTheRestAsItIs(String text) {
    assertThat(CredentialMask.of(text)).isEqualTo(text);
  }
}
