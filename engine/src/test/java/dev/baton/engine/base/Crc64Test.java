package dev.baton.engine.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class Crc64Test {
  @Test
  void digitsGiveThePublishedCheckValue() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertThat(Crc64.update(0, digits, 0, digits.length)).isEqualTo(0xe9c6d914c4b8d9caL);
  }

  @Test
  void nativeAndHeapBytesGiveTheSameSumHoweverTheyAreCut() {
    byte[] content = new byte[301];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (i * 31);
    }
    long whole = Crc64.update(0, content, 0, content.length);
    try (NativeBuffer buffer = new NativeBuffer(content.length)) {
      Native.copy(content, 0, buffer.address(), content.length);
      for (int cut = 0; cut <= content.length; cut++) {
        long first = Crc64.update(0, buffer.address(), cut);
        assertThat(Crc64.update(first, buffer.address() + cut, content.length - cut))
            .isEqualTo(whole);
      }
    }
  }
}
