package dev.baton.engine.io.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Log;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class LineFormatTest {
  @Test
  void aLineLooksLikeOneOfRedis() {
    assertThat(LineFormat.line(7, 'M', 0, Log.Level.NOTICE, "hello"))
        .matches("7:M \\d\\d \\w{3} 19(69|70) \\d\\d:\\d\\d:00\\.000 \\* hello\n");
  }

  @Test
  void everyDayOfACenturyHasTheRightDate() {
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern("dd MMM yyyy HH:mm:ss.SSS", Locale.US)
            .withZone(ZoneId.systemDefault());
    for (long day = 0; day < 36_525; day++) {
      long nowMs = day * 86_400_000 + 45_296_789;
      assertThat(LineFormat.line(7, 'S', nowMs, Log.Level.WARNING, "x"))
          .isEqualTo("7:S " + format.format(Instant.ofEpochMilli(nowMs)) + " # x\n");
    }
  }
}
