package dev.baton.engine.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns match as Redis's do. */
final class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "*, anything, true",
    "a*c, abbbc, true",
    "a*c, abbb, false",
    "a*b*c, axbxc, true",
    "h?llo, hello, true",
    "h?llo, hllo, false",
    "h[ae]llo, hallo, true",
    "h[^e]llo, hello, false",
    "h[^e]llo, hbllo, true",
    "h[a-c]llo, hbllo, true",
    "h[c-a]llo, hbllo, true",
    "h\\*llo, h*llo, true",
    "h\\*llo, hello, false",
    "[a, a, true",
    "[\\]], ], true",
    "a\\, a\\, true",
    "**a**, bab, true"
  })
  void patternsMatchAsInRedis(String pattern, String text, boolean expected) {
    assertThat(new Glob(Bytes.of(pattern)).matches(Bytes.of(text))).isEqualTo(expected);
  }

  @Test
  void moreThanAThousandStarsMatchNothingThatHasToBeTried() {
    assertThat(new Glob(Bytes.of("*?".repeat(1000))).matches(Bytes.of("a".repeat(2000)))).isTrue();
    assertThat(new Glob(Bytes.of("*?".repeat(1001))).matches(Bytes.of("a".repeat(2000)))).isFalse();
    assertThat(new Glob(Bytes.of("*".repeat(5000))).matches(Bytes.of("a"))).isTrue();
  }

  @Test
  void manyStarsEndInTime() {
    Glob pattern = new Glob(Bytes.of("a*".repeat(60) + "b"));
    assertThat(pattern.matches(Bytes.of("a".repeat(20_000)))).isFalse();
  }
}
