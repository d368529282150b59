package dev.baton.operator.engine.jedis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.operator.engine.EngineAddress;
import dev.baton.operator.engine.EngineTimeouts;
import dev.baton.operator.engine.Pulse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PulseLoopTest {
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final Duration A_MOMENT = Duration.ofMillis(1);
  private static final EngineTimeouts PATIENT = new EngineTimeouts(AN_HOUR, AN_HOUR);

  private enum News {
    BEAT,
    MISS
  }

  /** One loop that always asks as often. */
  private interface Pulses {
    Pulse start(EngineAddress address, String password, Pulse.Listener told);
  }

  private static final class Listener implements Pulse.Listener {
    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();

    @Override
    public void beat() {
      news.add(News.BEAT);
    }

    @Override
    public void miss(long unansweredMs) {
      news.add(News.MISS);
    }

    News next() throws InterruptedException {
      return news.take();
    }

    /** What comes after any number of the same. */
    News nextBut(News same) throws InterruptedException {
      News latest = next();
      while (latest == same) {
        latest = next();
      }
      return latest;
    }
  }

  private final Listener listener = new Listener();

  @Test
  void aKilledProcessIsMissedBeforeTheNextQuestion() throws Exception {
    try (RedisProcess redis = RedisProcess.start("--requirepass", "secret");
        Pulse _ = seldom().start(redis.address(), "secret", listener)) {
      assertThat(listener.next()).isEqualTo(News.BEAT);
      redis.kill();
      // The next question is an hour away and so is every deadline.
      assertThat(listener.next()).isEqualTo(News.MISS);
    }
  }

  @Test
  void anEngineIsAskedAgainAndAgainOverOneConnection() throws Exception {
    try (var engine = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Pulse _ = often(PATIENT).start(addressOf(engine), "", listener);
        Socket connection = engine.accept()) {
      for (int i = 0; i < 3; i++) {
        assertThat(read(connection, 14)).isEqualTo("*1\r\n$4\r\nPING\r\n");
        answer(connection, "+PONG\r\n");
        assertThat(listener.next()).isEqualTo(News.BEAT);
      }
    }
  }

  @Test
  void anErrorIsAnAnswer() throws Exception {
    try (RedisProcess redis = RedisProcess.start("--requirepass", "secret");
        Pulse _ = seldom().start(redis.address(), "wrong", listener)) {
      assertThat(listener.next()).isEqualTo(News.BEAT);
    }
  }

  @Test
  void anEngineThatAcceptsAndSaysNothingIsMissed() throws Exception {
    var impatient = new EngineTimeouts(AN_HOUR, A_MOMENT);
    try (var engine = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Pulse _ = often(impatient).start(addressOf(engine), "", listener)) {
      assertThat(listener.next()).isEqualTo(News.MISS);
      assertThat(listener.next()).isEqualTo(News.MISS);
    }
  }

  @Test
  void halfAnAnswerIsNone() throws Exception {
    try (var engine = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Pulse _ = seldom().start(addressOf(engine), "secret", listener);
        Socket connection = engine.accept()) {
      answer(connection, "+OK\r\n+PO");
      answer(connection, "NG\r\n");
      assertThat(listener.next()).isEqualTo(News.BEAT);
      assertThat(listener.news).isEmpty();
    }
  }

  @Test
  void aWordNobodyAskedForEndsTheConnection() throws Exception {
    try (var engine = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Pulse _ = seldom().start(addressOf(engine), "", listener);
        Socket connection = engine.accept()) {
      answer(connection, "+PONG\r\n");
      assertThat(listener.next()).isEqualTo(News.BEAT);
      answer(connection, "+PONG\r\n");
      assertThat(listener.next()).isEqualTo(News.MISS);
    }
  }

  @Test
  void anEngineThatComesLaterIsFound() throws Exception {
    int port = RedisProcess.freePort();
    var address = new EngineAddress("127.0.0.1", port);
    try (Pulse _ = often(PATIENT).start(address, "", listener)) {
      assertThat(listener.next()).isEqualTo(News.MISS);
      try (var engine = new ServerSocket(port, 8, InetAddress.getLoopbackAddress());
          Socket connection = engine.accept()) {
        answer(connection, "+PONG\r\n");
        assertThat(listener.nextBut(News.MISS)).isEqualTo(News.BEAT);
      }
    }
  }

  @Test
  void whatIsClosedHangsUp() throws Exception {
    try (var engine = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      Pulse pulse = seldom().start(addressOf(engine), "", listener);
      try (Socket connection = engine.accept()) {
        assertThat(read(connection, 14)).startsWith("*1");
        pulse.close();
        assertThat(connection.getInputStream().read()).isEqualTo(-1);
      }
    }
  }

  @Test
  void manyEnginesShareTheThread() throws Exception {
    Pulses loop = often(PATIENT);
    var others = new Listener();
    try (RedisProcess redis = RedisProcess.start();
        RedisProcess other = RedisProcess.start();
        Pulse _ = loop.start(redis.address(), "", listener);
        Pulse _ = loop.start(other.address(), "", others)) {
      redis.kill();
      assertThat(listener.nextBut(News.BEAT)).isEqualTo(News.MISS);
      others.news.clear();
      assertThat(others.next()).isEqualTo(News.BEAT);
    }
  }

  /** Asks once; whatever comes then comes from the connection. */
  private static Pulses seldom() {
    return (address, password, told) ->
        new PulseLoop(PATIENT).start(address, password, new PulseRhythm(AN_HOUR, AN_HOUR), told);
  }

  private static Pulses often(EngineTimeouts timeouts) {
    var loop = new PulseLoop(timeouts);
    return (address, password, told) ->
        loop.start(address, password, new PulseRhythm(A_MOMENT, A_MOMENT), told);
  }

  private static EngineAddress addressOf(ServerSocket engine) {
    return new EngineAddress("127.0.0.1", engine.getLocalPort());
  }

  private static String read(Socket connection, int bytes) throws IOException {
    byte[] read = connection.getInputStream().readNBytes(bytes);
    return new String(read, StandardCharsets.US_ASCII);
  }

  private static void answer(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    connection.getOutputStream().flush();
  }
}
