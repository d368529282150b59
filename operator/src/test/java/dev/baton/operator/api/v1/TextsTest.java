package dev.baton.operator.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextsTest {

  @ParameterizedTest
  @CsvSource({"5s,5000", "1m30s,90000", "250ms,250", "1.5s,1500", "24h,86400000", "0s,0"})
  void durationsReadAsMilliseconds(String text, long expectedMs) {
    assertThat(Texts.durationMs(text)).isEqualTo(expectedMs);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "5 s", "5s ", "-5s", "5d", "1m:30s"})
  void anythingElseIsNoDuration(String text) {
    assertThatThrownBy(() -> Texts.durationMs(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a duration");
  }

  @ParameterizedTest
  @CsvSource({"1Mi,1048576", "16Ki,16384", "1M,1000000", "0.5Gi,536870912", "64,64", "1e3,1000"})
  void quantitiesReadAsBytes(String text, long expectedBytes) {
    assertThat(Texts.bytes(new Quantity(text))).isEqualTo(expectedBytes);
  }

  @Test
  void aQuantityBeyondTheNumbersReadsAsTheLargest() {
    assertThat(Texts.bytes(new Quantity("9Ei"))).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aQuantityThatIsNoneIsRefused() {
    assertThatThrownBy(() -> Texts.bytes(new Quantity("1Gigabyte")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
