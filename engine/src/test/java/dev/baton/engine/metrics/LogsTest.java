package dev.baton.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The slow log, the delays and the counts of errors forget in time what they cannot keep. */
final class LogsTest {
  @Test
  void slowCallsAreShortenedToWhatIsWorthKeeping() {
    List<Bytes> words = new ArrayList<>(Collections.nCopies(32, Bytes.of("w")));
    assertThat(SlowLog.shorten(words, 32)).isEqualTo(words);
    List<Bytes> cut = SlowLog.shorten(words, 40);
    assertThat(cut).hasSize(32);
    assertThat(cut.getLast()).isEqualTo(Bytes.of("... (9 more arguments)"));
    assertThat(shortened("x".repeat(128))).isEqualTo("x".repeat(128));
    assertThat(shortened("x".repeat(129))).isEqualTo("x".repeat(128) + "... (1 more bytes)");
  }

  private static String shortened(String word) {
    try (NativeBuffer memory = new NativeBuffer(word.length())) {
      Native.copy(Bytes.of(word).array(), 0, memory.address(), word.length());
      return SlowLog.shortened(memory.address(), word.length()).toString();
    }
  }

  @Test
  void theSlowLogKeepsTheNewestAndNeverUsesANumberTwice() {
    SlowLog log = new SlowLog();
    for (int i = 0; i < 5; i++) {
      log.add(i, 10, List.of(), "client", "", 2);
    }
    assertThat(log.newest(10)).extracting(SlowLog.Entry::id).containsExactly(4L, 3L);
    log.reset();
    log.add(9, 10, List.of(), "client", "", 2);
    assertThat(log.newest(1)).extracting(SlowLog.Entry::id).containsExactly(5L);
    log.add(9, 10, List.of(), "client", "", 0);
    assertThat(log.length()).isZero();
  }

  @Test
  void ofOneSecondOnlyTheWorstDelayStays() {
    LatencyMonitor delays = new LatencyMonitor();
    delays.add("command", 100, 20);
    delays.add("command", 100, 30);
    delays.add("command", 100, 10);
    delays.add("command", 101, 5);
    assertThat(delays.history("command"))
        .containsExactly(new LatencyMonitor.Sample(100, 30), new LatencyMonitor.Sample(101, 5));
    assertThat(delays.events()).extracting(LatencyMonitor.Event::maxMs).containsExactly(30L);
    for (int second = 200; second < 500; second++) {
      delays.add("command", second, 1);
    }
    assertThat(delays.history("command")).hasSize(160);
    assertThat(delays.reset("absent")).isFalse();
    assertThat(delays.resetAll()).isEqualTo(1);
    assertThat(delays.history("command")).isEmpty();
  }

  @Test
  void errorsAreCountedByTheirFirstWordUpToALimitOfKinds() {
    ErrorStatistics errors = new ErrorStatistics();
    errors.count("ERR one");
    errors.count("ERR two");
    errors.count("WRONGTYPE three");
    assertThat(errors.counts()).containsEntry("ERR", 2L).containsEntry("WRONGTYPE", 1L);
    for (int i = 0; i < 1000; i++) {
      errors.count("CODE" + i + " text");
    }
    assertThat(errors.counts()).hasSize(129).containsEntry("ERRORSTATS_OVERFLOW", 874L);
    assertThat(errors.total()).isEqualTo(1003);
  }
}
