package dev.baton.operator.engine.jedis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.operator.engine.EngineAddress;
import dev.baton.operator.engine.EngineTimeouts;
import dev.baton.operator.engine.Pulse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One heartbeat, whose time is given to it: only the kernel's connections are real. */
@Timeout(60)
final class PlainPulseTest {
  private static final long MS = 1_000_000;
  private static final long HOUR = 3_600_000 * MS;
  private static final EngineTimeouts TIMEOUTS =
      new EngineTimeouts(Duration.ofMillis(400), Duration.ofMillis(500));

  private final List<Long> misses = new ArrayList<>();
  private final Pulse.Listener listener =
      new Pulse.Listener() {
        @Override
        public void beat() {}

        @Override
        public void miss(long unansweredMs) {
          misses.add(unansweredMs);
        }
      };
  private final ByteBuffer buffer = ByteBuffer.allocate(64);
  private final long startNs = System.nanoTime() + HOUR;
  private Selector selector;
  private ServerSocket engine;
  private PlainPulse pulse;

  @BeforeEach
  void connect() throws IOException {
    selector = Selector.open();
    engine = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    var address = new EngineAddress("127.0.0.1", engine.getLocalPort());
    var rhythm = new PulseRhythm(Duration.ofSeconds(1), Duration.ofMillis(200));
    pulse = new PlainPulse(address, "", TIMEOUTS, rhythm, listener);
    pulse.tick(selector, startNs);
  }

  @AfterEach
  void close() throws IOException {
    pulse.close();
    engine.close();
    selector.close();
  }

  @Test
  void silenceCountsFromTheQuestionAndNotFromItsDeadline() throws Exception {
    takeNews(startNs + 30 * MS);
    pulse.tick(selector, startNs + 530 * MS);
    assertThat(misses).containsExactly(530L);
  }

  @Test
  void aQuestionThatIsNotDueIsNotMissed() throws Exception {
    takeNews(startNs + 30 * MS);
    pulse.tick(selector, startNs + 529 * MS);
    assertThat(misses).isEmpty();
  }

  @Test
  void timeThatTheOperatorItselfStoodStillIsNoSilenceOfTheEngine() throws Exception {
    takeNews(startNs + 30 * MS);
    pulse.tick(selector, startNs + HOUR);
    assertThat(misses).containsExactly(530L);
  }

  @Test
  void anEngineThatEndsWithoutBeingAskedHasBeenSilentForNoTime() throws Exception {
    takeNews(startNs + 30 * MS);
    try (var connection = engine.accept()) {
      connection.getOutputStream().write("+PONG\r\n".getBytes(StandardCharsets.US_ASCII));
      takeNews(startNs + 40 * MS);
    }
    takeNews(startNs + 700 * MS);
    assertThat(misses).containsExactly(0L);
  }

  private void takeNews(long nowNs) throws IOException {
    selector.select(key -> pulse.onReady(key, buffer, nowNs));
  }
}
