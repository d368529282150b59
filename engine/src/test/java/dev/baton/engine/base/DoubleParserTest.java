package dev.baton.engine.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DoubleParserTest {
  private final NativeBuffer buffer = new NativeBuffer(64);

  @AfterEach
  void close() {
    buffer.close();
  }

  @Test
  void numbersAreReadAsInC() {
    assertThat(parse("0")).isEqualTo(0.0);
    assertThat(1 / parse("-0")).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(parse("+5")).isEqualTo(5);
    assertThat(parse("1.")).isEqualTo(1);
    assertThat(parse("+.5e1")).isEqualTo(5);
    assertThat(parse("0x10")).isEqualTo(16);
    assertThat(parse("0x1.8p3")).isEqualTo(12);
    assertThat(parse("-INF")).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(parse("infinity")).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(parse("4.9e-324")).isEqualTo(Double.MIN_VALUE);
    assertThat(parse("0e5")).isEqualTo(0);
    assertThat(parse("9007199254740993")).isEqualTo(9007199254740992.0);
  }

  @Test
  void whatIsNoNumberIsNone() {
    for (String text :
        new String[] {
          "", ".", "-", "1e", "0x", "nan", " 1", "1 ", "1e400", "1e-400", "1,5", "--1"
        }) {
      assertThat(parse(text)).as(text).isNaN();
    }
  }

  @Test
  void limitsOfRangesAreReadLessStrictly() {
    assertThat(parseLimit("")).isEqualTo(0);
    assertThat(parseLimit(" 1.5")).isEqualTo(1.5);
    assertThat(parseLimit("1e400")).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(parseLimit("2\0x")).isEqualTo(2);
    assertThat(parseLimit("  ")).isNaN();
    assertThat(parseLimit("1 ")).isNaN();
    assertThat(parseLimit("nan")).isNaN();
  }

  @Test
  void everyNumberComesBackFromItsText() {
    long seed = Long.getLong("double.seed", System.nanoTime());
    SplittableRandom random = new SplittableRandom(seed);
    byte[] text = new byte[DoubleText.LONGEST];
    for (int i = 0; i < 200_000; i++) {
      double value =
          switch (i % 4) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> random.nextInt() / 100.0;
            case 2 -> random.nextLong(1L << 53) / 1e6;
            default -> random.nextInt(-1000, 1000);
          };
      int length = DoubleText.write(value, text);
      String written = new String(text, 0, length, StandardCharsets.US_ASCII);
      String what = value + " again: -Dtest=DoubleParserTest -Ddouble.seed=" + seed;
      assertThat(written).as(what).isEqualTo(DoubleText.format(value));
      if (!Double.isNaN(value)) {
        assertThat(parse(written)).as(what).isEqualTo(value);
      }
    }
  }

  private double parse(String text) {
    place(text);
    return DoubleParser.parse(buffer.address(), text.length());
  }

  private double parseLimit(String text) {
    place(text);
    return DoubleParser.parseLimit(buffer.address(), text.length());
  }

  private void place(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    Native.copy(bytes, 0, buffer.address(), bytes.length);
  }
}
