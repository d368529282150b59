package dev.baton.engine.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the canonical form of a 64-bit integer is one. */
final class IntegersTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 10, 99999, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1})
  void canonicalTextsAreRead(long number) {
    byte[] text = Bytes.of(Long.toString(number)).array();
    assertThat(Integers.isCanonicalLong(text)).isTrue();
    assertThat(Integers.parse(text)).isEqualTo(number);
  }

  @Test
  void numbersAreWrittenAsJavaWritesThem() {
    try (NativeBuffer block = new NativeBuffer(Integers.LONGEST)) {
      for (long power = 1; power > 0 && power <= Long.MAX_VALUE / 10; power *= 10) {
        for (long number = power - 2; number <= power + 101; number++) {
          assertWritten(number, block);
          assertWritten(-number, block);
        }
      }
      assertWritten(Long.MAX_VALUE, block);
      assertWritten(Long.MIN_VALUE, block);
    }
  }

  private static void assertWritten(long number, NativeBuffer block) {
    int length = Integers.write(number, block.address());

    assertThat(Bytes.copyOf(block.address(), length)).isEqualTo(Bytes.of(Long.toString(number)));
    assertThat(Integers.length(number)).isEqualTo(length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "-0",
        "+1",
        "01",
        " 1",
        "1 ",
        "1a",
        "9223372036854775808",
        "-9223372036854775809",
        "99999999999999999999",
        "0x10",
        "1.0"
      })
  void otherTextsAreNot(String text) {
    assertThat(Integers.isCanonicalLong(Bytes.of(text).array())).isFalse();
  }
}
