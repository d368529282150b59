package dev.baton.engine.resp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.DoubleText;
import dev.baton.engine.base.Native;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class ReplyWriterTest {
  @Test
  void theCommonTypesAreTheSameInBothProtocols() {
    for (int protocol = 2; protocol <= 3; protocol++) {
      assertThat(written(protocol, ReplyWriter::ok)).isEqualTo("+OK\r\n");
      assertThat(written(protocol, r -> r.error("ERR a\r\nb"))).isEqualTo("-ERR a  b\r\n");
      assertThat(written(protocol, r -> r.integer(Long.MIN_VALUE)))
          .isEqualTo(":-9223372036854775808\r\n");
      assertThat(written(protocol, r -> r.bulk(Bytes.of("é")))).isEqualTo("$2\r\né\r\n");
      assertThat(written(protocol, r -> r.bulk(-10))).isEqualTo("$3\r\n-10\r\n");
      assertThat(written(protocol, r -> r.array(0))).isEqualTo("*0\r\n");
    }
  }

  @Test
  void theTypesOfTheThirdProtocolFallBackInTheSecond() {
    assertBoth(ReplyWriter::nullBulk, "$-1\r\n", "_\r\n");
    assertBoth(ReplyWriter::nullArray, "*-1\r\n", "_\r\n");
    assertBoth(r -> r.map(2), "*4\r\n", "%2\r\n");
    assertBoth(r -> r.set(2), "*2\r\n", "~2\r\n");
    assertBoth(r -> r.push(2), "*2\r\n", ">2\r\n");
    assertBoth(r -> r.real(1.5), "$3\r\n1.5\r\n", ",1.5\r\n");
    assertBoth(r -> r.bool(true), ":1\r\n", "#t\r\n");
    assertBoth(r -> r.bigNumber("12"), "$2\r\n12\r\n", "(12\r\n");
    assertBoth(r -> r.verbatim("txt", "hi"), "$2\r\nhi\r\n", "=6\r\ntxt:hi\r\n");
  }

  @Test
  void realNumbersReadLikeThoseOfRedis() {
    assertThat(DoubleText.format(0)).isEqualTo("0");
    assertThat(DoubleText.format(-0.0)).isEqualTo("-0");
    assertThat(DoubleText.format(3)).isEqualTo("3");
    assertThat(DoubleText.format(1e17)).isEqualTo("100000000000000000");
    assertThat(DoubleText.format(0.1)).isEqualTo("0.1");
    assertThat(DoubleText.format(-1234.5678)).isEqualTo("-1234.5678");
    assertThat(DoubleText.format(0.00001)).isEqualTo("0.00001");
    assertThat(DoubleText.format(1e-7)).isEqualTo("1e-7");
    assertThat(DoubleText.format(1.5e300)).isEqualTo("1.5e+300");
    assertThat(DoubleText.format(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
    assertThat(DoubleText.format(Double.NaN)).isEqualTo("nan");
  }

  @Test
  void anEncodedCommandIsAnArrayOfBulkStrings() {
    try (ChunkPool pool = new ChunkPool()) {
      OutputBuffer output = new OutputBuffer(pool);
      Protocol.command(output, Bytes.of("SET"), Bytes.of("k"), Bytes.of(""));
      assertThat(content(output)).isEqualTo("*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$0\r\n\r\n");
    }
  }

  private static void assertBoth(Consumer<ReplyWriter> reply, String second, String third) {
    assertThat(written(2, reply)).isEqualTo(second);
    assertThat(written(3, reply)).isEqualTo(third);
  }

  private static String written(int protocol, Consumer<ReplyWriter> reply) {
    try (ChunkPool pool = new ChunkPool()) {
      OutputBuffer output = new OutputBuffer(pool);
      ReplyWriter writer = new ReplyWriter(output);
      writer.setProtocol(protocol);
      reply.accept(writer);
      return content(output);
    }
  }

  private static String content(OutputBuffer output) {
    byte[] bytes = Native.toBytes(output.peekAddress(), output.peekLength());
    output.clear();
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
