package dev.baton.engine.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The load that is measured is the load that was meant. */
final class LoadTest {
  @Test
  void repliesAreCountedWhereverTheyAreCut() {
    byte[] replies =
        "+OK\r\n:12\r\n$5\r\na\r\nb\n\r\n$0\r\n\r\n$-1\r\n-ERR no\r\n_\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    for (int cut = 0; cut <= replies.length; cut++) {
      ReplyCounter counter = new ReplyCounter();
      int first = counter.take(ByteBuffer.wrap(replies, 0, cut));
      int second = counter.take(ByteBuffer.wrap(replies, cut, replies.length - cut));
      assertThat(first + second).as("cut at %d", cut).isEqualTo(7);
      assertThat(counter.errors()).isEqualTo(1);
    }
  }

  @Test
  void aBatchChoosesKeysAnewAndStaysBelowTheirNumber() {
    Batch batch = new Batch(List.of("GET key:%k", "LPUSH lst:%m x"), 0, 3, 5000, 1);
    String first = text(batch.renew());
    String second = text(batch.renew());
    assertThat(first)
        .matches(
            """
            \\*2\r
            \\$3\r
            GET\r
            \\$16\r
            key:00000000[0-4]\\d{3}\r
            \\*3\r
            \\$5\r
            LPUSH\r
            \\$16\r
            lst:00000000000[0-4]\r
            \\$1\r
            x\r
            \\*2\r
            \\$3\r
            GET\r
            \\$16\r
            key:00000000[0-4]\\d{3}\r
            """);
    assertThat(second).isNotEqualTo(first).hasSameSizeAs(first);
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMeanOfTheMiddle() {
    assertThat(Median.of(List.of(3.0, 1.0, 2.0))).isEqualTo(2.0);
    assertThat(Median.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
  }

  @Test
  void pausesAreReadFromTheLogOfTheCollector(@TempDir Path folder) throws Exception {
    Path log = folder.resolve("log");
    Files.writeString(
        log,
        """
        [1.0s][info][gc] GC(0) Pause Young (Allocation Failure) 5M->2M(15M) 1.250ms
        something else
        [2.0s][info][gc] GC(1) Pause Full (Allocation Failure) 14M->4M(61M) 76.425ms
        """);
    assertThat(GcLog.read(log)).isEqualTo(new GcLog(2, 76.425, 14));
  }

  private static String text(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return new String(copy, StandardCharsets.US_ASCII);
  }
}
