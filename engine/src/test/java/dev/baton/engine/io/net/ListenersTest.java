package dev.baton.engine.io.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Log;
import dev.baton.engine.io.time.SystemClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changing what a running server listens to. */
final class ListenersTest {
  private static final int PATIENCE_MS = 20_000;

  private final EchoEvents events = new EchoEvents();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final List<Loop> loops = new ArrayList<>();
  private final Log log = (_, _) -> {};

  @AfterEach
  void nothingBrokeInTheLoop() {
    loops.forEach(Loop::close);
    assertThat(failures).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.baton.engine.io.net.TransportTest#transports")
  void listeningMovesToAnotherPortAndAcceptedConnectionsGoOn(Transport transport) throws Exception {
    Loop loop = drive(transport);
    Listeners listeners = new Listeners(loop, log, () -> 0);
    int port = listeners.listen("127.0.0.1", 0, 16);
    listeners.accept();
    int next = freePort();
    try (Socket before = connect(port)) {
      assertThat(echo(before)).isEqualTo('x');
      assertThat(relisten(loop, listeners, "127.0.0.1", next)).isEqualTo("done");
      assertThat(echo(before)).isEqualTo('x');
      try (Socket after = connect(next)) {
        assertThat(echo(after)).isEqualTo('x');
      }
    }
    awaitClosings(2);
  }

  @ParameterizedTest
  @MethodSource("dev.baton.engine.io.net.TransportTest#transports")
  void aTakenPortLeavesTheOldOneInService(Transport transport) throws Exception {
    Loop loop = drive(transport);
    Listeners listeners = new Listeners(loop, log, () -> 0);
    int port = listeners.listen("127.0.0.1", 0, 16);
    listeners.accept();
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(relisten(loop, listeners, "127.0.0.1", other.getLocalPort())).contains("in use");
    }
    try (Socket client = connect(port)) {
      assertThat(echo(client)).isEqualTo('x');
    }
    awaitClosings(1);
  }

  @ParameterizedTest
  @MethodSource("dev.baton.engine.io.net.TransportTest#transports")
  void oneAddressIsExchangedForAllOnTheSamePort(Transport transport) throws Exception {
    Loop loop = drive(transport);
    Listeners listeners = new Listeners(loop, log, () -> 0);
    int port = listeners.listen("127.0.0.1", 0, 16);
    listeners.accept();
    assertThat(relisten(loop, listeners, "*", port)).isEqualTo("done");
    assertThat(echoOfOneOf(100, port)).isEqualTo('x');
    awaitClosings(1);
  }

  private Loop drive(Transport transport) {
    Loop loop = new Loop(transport, new SystemClock(), failures::add);
    loops.add(loop);
    loop.drive(events, () -> {});
    return loop;
  }

  private static Socket connect(int port) throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
    client.setSoTimeout(PATIENCE_MS);
    return client;
  }

  private void awaitClosings(int count) throws InterruptedException {
    for (int closed = 0; closed < count; ) {
      String told = events.next();
      assertThat(told).isNotEqualTo("nothing");
      closed += told.startsWith("closed") ? 1 : 0;
    }
  }

  /** A socket that is being closed may still accept, and then drops what it accepted. */
  private static int echoOfOneOf(int tries, int port) throws IOException {
    for (int i = 1; ; i++) {
      try (Socket client = connect(port)) {
        return echo(client);
      } catch (SocketException dropped) {
        if (i == tries) {
          throw dropped;
        }
      }
    }
  }

  private static int echo(Socket client) throws IOException {
    client.getOutputStream().write('x');
    return client.getInputStream().read();
  }

  private static int freePort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return taken.getLocalPort();
    }
  }

  /** On the loop's thread, as CONFIG SET does it. */
  private static String relisten(Loop loop, Listeners listeners, String bind, int port)
      throws InterruptedException {
    BlockingQueue<String> outcome = new LinkedBlockingQueue<>();
    loop.execute(() -> {
      try {
        listeners.relisten(bind, port, 16);
        outcome.add("done");
      } catch (BindException refused) {
        outcome.add(String.valueOf(refused.getMessage()));
      }
    });
    return String.valueOf(outcome.poll(PATIENCE_MS, TimeUnit.MILLISECONDS));
  }
}
