package io.pvit.schemas.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressMaskTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "rtsp://u:p@host/x, rtsp://***@host/x",
        "rtsp://u:p@ss@host/x, rtsp://***@host/x",
        "rtsp://u:p/ss@host/x, rtsp://***@host/x",
        "http://u:p/w@host, http://***@host",
        "rtsp://admin:pa'ss@cam/1, rtsp://***@cam/1",
        "rtsp://admin:my pass@cam/1, rtsp://***@cam/1",
        "rtsp:admin:pw@cam/1, rtsp:***@cam/1",
        "rtsp:/admin:pw@cam/1, rtsp:/***@cam/1",
        "admin:pw@cam/1, admin:***@cam/1",
        "4dmin:pw@cam/1, ***@cam/1",
        "http://h/c?user=a&password=b&n=1, http://h/c?user=***&password=***&n=1",
        "http://h/c?password=it's a/b?&n=1, http://h/c?password=***&n=1",
        "http://h/c?access_token=abc#x, http://h/c?access_token=***#x",
        "rtsp://h/user=admin_password=tlJw_channel=1/s.sdp, rtsp://h/user=***",
      })
  void hidesWhateverMayBeAPassword(String address, String masked) {
    assertThat(AddressMask.of(address)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rtsp://host:554/stream1?channel=2", "http://registry:8081/apis/v1"})
  void leavesAnAddressWithoutOneAsItIs(String address) {
    assertThat(AddressMask.of(address)).isEqualTo(address);
  }
}
