package dev.baton.engine.base;

import static org.assertj.core.api.Assertions.assertThat;

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
