package dev.baton.engine.io.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.io.time.SystemClock;
import dev.baton.engine.io.tls.TestAuthority;
import dev.baton.engine.io.tls.Tls;
import dev.baton.engine.io.tls.TlsSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Java's own TLS is the judge of both providers: whatever it speaks with them is TLS. */
final class SecureLinksTest {
  private static final int PATIENCE_MS = 20_000;

  @TempDir static Path issued;
  private static TestAuthority authority;
  private static TestAuthority stranger;

  private final Configuration configuration = new Configuration();
  private final EchoEvents events = new EchoEvents();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<Runnable> closers = new ArrayList<>();

  @BeforeAll
  static void issueCertificates() throws IOException {
    authority =
        new TestAuthority(Files.createDirectory(issued.resolve("ours")))
            .issue("server")
            .issue("client")
            .issue("elsewhere", "SAN=dns:elsewhere.invalid");
    stranger = new TestAuthority(Files.createDirectory(issued.resolve("theirs"))).issue("client");
  }

  @AfterEach
  void nothingBrokeInTheLoop() {
    closers.forEach(Runnable::run);
    assertThat(failures).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"openssl", "jdk"})
  void bytesComeBackAsTheyWereSent(String provider) throws Exception {
    int port = listen(provider, "yes");
    byte[] sent = new byte[4 * 1024 * 1024];
    for (int i = 0; i < sent.length; i++) {
      sent[i] = (byte) (i % 31 + 'A');
    }
    try (Socket client = connect(port, authority, "client")) {
      Thread sender = new Thread(() -> send(client, sent));
      sender.start();
      assertThat(client.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
      sender.join(PATIENCE_MS);
    }
    assertThat(events.next()).isEqualTo("accepted 127.0.0.1");
    assertThat(events.next()).isEqualTo("closed: the peer closed the connection");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openssl", "jdk"})
  void aLinkClosedByTheNodeSaysGoodbye(String provider) throws Exception {
    try (Socket client = connect(listen(provider, "no"), authority, null)) {
      send(client, "!".getBytes(StandardCharsets.US_ASCII));
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(events.next()).startsWith("accepted");
    assertThat(events.next()).isEqualTo("closed: closed by this server");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openssl", "jdk"})
  void aClientWithoutACertificateIsRefusedAndToldOf(String provider) throws Exception {
    int port = listen(provider, "yes");

    assertThatThrownBy(() -> echo(port, authority, null)).isInstanceOf(IOException.class);

    assertThat(events.next()).startsWith("accepted");
    assertThat(events.next()).startsWith("closed: TLS: ");
    assertThat(lines).singleElement().asString().startsWith("Error accepting a client connection:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openssl", "jdk"})
  void aCertificateOfAStrangerIsRefusedEvenWhereNoneIsNeeded(String provider) throws Exception {
    int port = listen(provider, "optional");

    // The client trusts us; we do not trust what it shows.
    assertThatThrownBy(() -> echo(port, stranger, "client")).isInstanceOf(IOException.class);
    assertThat(echo(port, authority, null)).isEqualTo('x');
    assertThat(echo(port, authority, "client")).isEqualTo('x');
  }

  @ParameterizedTest
  @ValueSource(strings = {"openssl", "jdk"})
  void aPlainClientIsToldWhatIsWrongInItsOwnLanguage(String provider) throws Exception {
    int port = listen(provider, "yes");
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
      client.setSoTimeout(PATIENCE_MS);
      send(client, "*1\r\n$4\r\nPING\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(client.getInputStream().readAllBytes())
          .asString()
          .isEqualTo("-ERR this port speaks TLS only\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openssl", "jdk"})
  void whoOnlyLooksWhetherThePortIsOpenIsNoFailure(String provider) throws Exception {
    int port = listen(provider, "yes");
    new Socket(InetAddress.getLoopbackAddress(), port).close();

    assertThat(events.next()).startsWith("accepted");
    assertThat(events.next()).startsWith("closed: ");
    assertThat(lines).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"openssl", "jdk"})
  void anOutgoingLinkStandsWhenThePeerHasProvedItself(String provider) throws Exception {
    try (SSLServerSocket server = serve(authority, "server")) {
      connector(provider).connect(7, new HostPort("localhost", server.getLocalPort()), PATIENCE_MS);
      handshake(server);
      assertThat(events.next()).isEqualTo("connected 7 to 127.0.0.1:" + server.getLocalPort());
      assertThat(events.next()).isEqualTo("closed: closed by this server");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openssl", "jdk"})
  void anOutgoingLinkToAStrangerFailsOnce(String provider) throws Exception {
    try (SSLServerSocket server = serve(stranger, "client")) {
      connector(provider).connect(8, new HostPort("localhost", server.getLocalPort()), PATIENCE_MS);
      handshake(server);
      assertThat(events.next()).startsWith("failed 8: TLS: ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openssl", "jdk"})
  void theHostIsComparedOnlyOnRequest(String provider) throws Exception {
    try (SSLServerSocket server = serve(authority, "elsewhere")) {
      HostPort target = new HostPort("localhost", server.getLocalPort());
      connector(provider).connect(9, target, PATIENCE_MS);
      handshake(server);
      assertThat(events.next()).startsWith("connected 9");
      assertThat(events.next()).startsWith("closed");

      set("baton-tls-verify-host", "yes");
      connector(provider).connect(10, target, PATIENCE_MS);
      handshake(server);
      assertThat(events.next()).startsWith("failed 10: TLS: ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openssl", "jdk"})
  void aSilentPeerEndsTheAttemptInTimeAndIsHungUpOn(String provider) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      connector(provider).connect(11, new HostPort("127.0.0.1", server.getLocalPort()), 500);
      try (Socket peer = server.accept()) {
        peer.setSoTimeout(PATIENCE_MS);
        assertThat(events.next()).startsWith("failed 11: ");
        // Behind the greeting there is the end of the stream, or this read would time out.
        assertThatNoException().isThrownBy(() -> peer.getInputStream().readAllBytes());
      }
    }
  }

  private int listen(String provider, String clients) throws Exception {
    set("tls-auth-clients", clients);
    Loop loop = drive();
    Listeners listeners = new Listeners(loop, (_, line) -> lines.add(line), () -> 300);
    int port = listeners.listenSecurely("127.0.0.1", 0, 16, secureLinks(provider));
    listeners.accept();
    return port;
  }

  private Connector connector(String provider) throws Exception {
    SecureLinks links = secureLinks(provider);
    return new Connector(drive(), () -> 300, () -> links);
  }

  private SecureLinks secureLinks(String provider) throws Exception {
    set("baton-tls-provider", provider);
    set("tls-cert-file", authority.certificate("server").toString());
    set("tls-key-file", authority.key("server").toString());
    set("tls-ca-cert-file", authority.certificate().toString());
    Tls tls = Tls.start(TlsSettings.of(configuration, issued), (_, line) -> lines.add(line));
    closers.add(tls::close);
    return new SecureLinks(tls, (_, line) -> lines.add(line));
  }

  private Loop drive() throws TransportException {
    Loop loop = new Loop(Transport.choose("auto"), new SystemClock(), failures::add);
    closers.addFirst(loop::close);
    loop.drive(events, () -> {});
    return loop;
  }

  private void set(String name, String value) {
    assertThat(configuration.load(name, List.of(value))).isNull();
  }

  private static int echo(int port, TestAuthority showing, @Nullable String name)
      throws IOException {
    try (Socket client = connect(port, showing, name)) {
      client.getOutputStream().write('x');
      return client.getInputStream().read();
    }
  }

  /** A client that trusts our authority whoever issued what it shows. */
  private static Socket connect(int port, TestAuthority showing, @Nullable String name)
      throws IOException {
    SSLSocket client =
        (SSLSocket)
            TestAuthority.context(authority, showing, name)
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), port);
    client.setSoTimeout(PATIENCE_MS);
    return client;
  }

  private static SSLServerSocket serve(TestAuthority issuer, String name) throws IOException {
    SSLServerSocket server =
        (SSLServerSocket)
            TestAuthority.context(authority, issuer, name)
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    server.setSoTimeout(PATIENCE_MS);
    server.setNeedClientAuth(true);
    return server;
  }

  /** The peer's part of one connection, on a thread of its own; how it ends is ours to judge. */
  private static void handshake(SSLServerSocket server) {
    Thread peer =
        new Thread(() -> {
          try (SSLSocket accepted = (SSLSocket) server.accept()) {
            accepted.setSoTimeout(PATIENCE_MS);
            accepted.startHandshake();
            var _ = accepted.getInputStream().read();
          } catch (IOException refused) {
            // Told by the side under test.
          }
        });
    peer.setDaemon(true);
    peer.start();
  }

  private static void send(Socket client, byte[] bytes) {
    try {
      client.getOutputStream().write(bytes);
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
