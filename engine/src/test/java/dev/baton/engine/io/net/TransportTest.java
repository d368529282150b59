package dev.baton.engine.io.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.base.Log;
import dev.baton.engine.io.time.SystemClock;
import dev.baton.engine.node.Readiness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every transport that works on this machine keeps the same promises. */
final class TransportTest {
  private static final int PATIENCE_MS = 20_000;

  private final EchoEvents events = new EchoEvents();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final List<Loop> loops = new ArrayList<>();
  private final Log log = (_, _) -> {};

  @TempDir Path folder;

  static List<Transport> transports() throws TransportException {
    List<Transport> available = new ArrayList<>();
    available.add(Transport.choose("nio"));
    for (Transport candidate : Arrays.asList(EpollTransport.open(), IoUringTransport.open())) {
      if (candidate != null) {
        available.add(candidate);
      }
    }
    return available;
  }

  @AfterEach
  void nothingBrokeInTheLoop() {
    loops.forEach(Loop::close);
    assertThat(failures).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("transports")
  void bytesComeBackAsTheyWereSent(Transport transport) throws Exception {
    try (Socket client = connect(listen(transport))) {
      client.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
      assertThat(client.getInputStream().readNBytes(5)).asString().isEqualTo("hello");
    }
    assertThat(events.next()).isEqualTo("accepted 127.0.0.1");
    assertThat(events.next()).isEqualTo("closed: the peer closed the connection");
  }

  @ParameterizedTest
  @MethodSource("transports")
  void aPeerThatDoesNotReadMakesWritesShortUntilItReadsAgain(Transport transport) throws Exception {
    try (Socket client = connect(listen(transport))) {
      byte[] sent = sendUntilAnAnswerFindsNoRoom(client);
      assertThat(events.shortWrites).hasPositiveValue();
      assertThat(client.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void aTurnEndsOnceVeryMuchWasReceivedSoThatOthersAreAnswered(Transport transport)
      throws Exception {
    byte[] sent = new byte[8 << 20];
    try (Socket client = connect(listen(transport))) {
      client.getOutputStream().write(sent);
      assertThat(client.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
    }
    assertThat(events.turnBytesMost).isLessThan(Loop.TURN_BYTES_MAX);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void aLinkClosedByTheNodeIsToldOnceAndSendsWhatItAccepted(Transport transport) throws Exception {
    try (Socket client = connect(listen(transport))) {
      client.getOutputStream().write("!".getBytes(StandardCharsets.UTF_8));
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(events.next()).startsWith("accepted");
    assertThat(events.next()).isEqualTo("closed: closed by this server");
  }

  @ParameterizedTest
  @MethodSource("transports")
  void aUnixSocketServesToo(Transport transport) throws Exception {
    Loop loop = drive(transport);
    Path path = folder.resolve("s");
    Listeners listeners = new Listeners(loop, log, () -> 300);
    listeners.listenUnix(path, 0700, 16);
    listeners.accept();
    try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      client.connect(UnixDomainSocketAddress.of(path));
      client.write(ByteBuffer.wrap("hi".getBytes(StandardCharsets.UTF_8)));
      assertThat(Channels.newInputStream(client).readNBytes(2)).asString().isEqualTo("hi");
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void anOutgoingConnectionEndsInExactlyOneOutcome(Transport transport) throws Exception {
    Connector connector = new Connector(drive(transport), () -> 300, () -> null);
    int port;
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
      connector.connect(7, new HostPort("localhost", port), PATIENCE_MS);
      assertThat(events.next()).isEqualTo("connected 7 to 127.0.0.1:" + port);
      assertThat(events.next()).isEqualTo("closed: closed by this server");
    }
    connector.connect(8, new HostPort("127.0.0.1", port), PATIENCE_MS);
    assertThat(events.next()).startsWith("failed 8: ").contains("refused");
    connector.connect(9, new HostPort("no-such-host.invalid", 1), PATIENCE_MS);
    assertThat(events.next()).isEqualTo("failed 9: cannot resolve no-such-host.invalid");
  }

  @ParameterizedTest
  @MethodSource("transports")
  void aDeadlineOfTheNodeCausesATick(Transport transport) throws Exception {
    events.deadlineMs = 0;
    drive(transport);
    assertThat(events.next()).isEqualTo("deadline");
  }

  @ParameterizedTest
  @MethodSource("transports")
  void aTakenPortIsRefused(Transport transport) throws Exception {
    int port = listen(transport);
    Listeners second = new Listeners(loops.getFirst(), log, () -> 0);
    assertThatThrownBy(() -> second.listen("127.0.0.1 -::1", port, 16))
        .isInstanceOf(BindException.class)
        .hasMessageContaining("in use");
  }

  @ParameterizedTest
  @MethodSource("transports")
  void bothFamiliesAreServedOnOnePort(Transport transport) throws Exception {
    Loop loop = drive(transport);
    Listeners listeners = new Listeners(loop, log, () -> 0);
    int port = listeners.listen("* -::*", 0, 16);
    listeners.accept();
    for (String host : List.of("127.0.0.1", "::1")) {
      try (Socket client = new Socket(host, port)) {
        client.setSoTimeout(PATIENCE_MS);
        client.getOutputStream().write('x');
        assertThat(client.getInputStream().read()).as(host).isEqualTo('x');
      }
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void probesAreAnswered(Transport transport) throws Exception {
    Loop loop = drive(transport);
    Listeners listeners = new Listeners(loop, log, () -> 0);
    int port = listeners.listenForProbes("127.0.0.1", 0);
    listeners.accept();
    assertThat(request(port, "GET /livez HTTP/1.1")).startsWith("HTTP/1.1 200 OK").endsWith("ok\n");
    assertThat(request(port, "GET /readyz HTTP/1.1")).startsWith("HTTP/1.1 200 OK");
    events.readiness = new Readiness(false, "loading");
    assertThat(request(port, "GET /readyz HTTP/1.1"))
        .startsWith("HTTP/1.1 503 Service Unavailable")
        .endsWith("\r\n\r\nloading\n");
    assertThat(request(port, "GET /metrics HTTP/1.1"))
        .startsWith("HTTP/1.1 200 OK")
        .contains("Content-Type: text/plain; version=0.0.4")
        .endsWith("\r\n\r\na_metric 1\n");
    assertThat(request(port, "GET /other HTTP/1.1")).startsWith("HTTP/1.1 404");
    assertThat(request(port, "PUT /livez HTTP/1.1")).startsWith("HTTP/1.1 405");
    assertThat(request(port, "x".repeat(9000))).startsWith("HTTP/1.1 431");
  }

  private static String request(int port, String line) throws IOException {
    try (Socket client = connect(port)) {
      OutputStream out = client.getOutputStream();
      out.write((line + "\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      InputStream in = client.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Loop drive(Transport transport) {
    Loop loop = new Loop(transport, new SystemClock(), failures::add);
    loops.add(loop);
    loop.drive(events, () -> {});
    return loop;
  }

  private int listen(Transport transport) throws BindException {
    Listeners listeners = new Listeners(drive(transport), log, () -> 300);
    int port = listeners.listen("127.0.0.1", 0, 16);
    listeners.accept();
    return port;
  }

  private static Socket connect(int port) throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
    client.setSoTimeout(PATIENCE_MS);
    return client;
  }

  /** How much the buffers on the way hold is the machine's choice; half a gibibyte is plenty. */
  private byte[] sendUntilAnAnswerFindsNoRoom(Socket client) throws IOException {
    byte[] part = new byte[1024 * 1024];
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    while (events.shortWrites.get() == 0 && sent.size() < 512 * part.length) {
      Arrays.fill(part, (byte) ('A' + sent.size() / part.length % 26));
      client.getOutputStream().write(part);
      sent.write(part);
    }
    return sent.toByteArray();
  }
}
