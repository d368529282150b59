package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Names that differ only in the case of ASCII letters start alike, all others do not. */
final class NameStartTest {
  @Test
  void readsNamesOfEveryLengthWithoutRegardToCase() {
    String name = "GeOrAdIuSbYmEmBeR";
    for (int length = 0; length <= name.length(); length++) {
      String part = name.substring(0, length);
      assertThat(start(part)).as(part).isEqualTo(NameStart.of(part.toLowerCase(Locale.ROOT)));
    }
  }

  @Test
  void changesNothingButCapitalLetters() {
    for (int code = 0; code < 256; code++) {
      long expected = code >= 'A' && code <= 'Z' ? code + 32 : code;
      assertThat(start(Character.toString(code))).as("byte %d", code).isEqualTo(expected);
      long all = expected * 0x0101010101010101L;
      assertThat(start(Character.toString(code).repeat(8))).as("byte %d", code).isEqualTo(all);
    }
  }

  private static long start(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
    try (NativeBuffer memory = new NativeBuffer(bytes.length + 1)) {
      Native.copy(bytes, 0, memory.address(), bytes.length);
      return NameStart.of(memory.address(), bytes.length);
    }
  }
}
