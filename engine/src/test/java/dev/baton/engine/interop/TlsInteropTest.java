package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.io.tls.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;

/** Encrypted links join servers and clients of both kinds. */
final class TlsInteropTest {
  @TempDir static Path issued;
  private static TestAuthority authority;

  @RegisterExtension final Lab lab = new Lab();

  @TempDir Path folder;

  private int securePort = ServerProcess.freePort();

  @BeforeAll
  static void issueCertificates() {
    authority = new TestAuthority(issued).issue("first").issue("second");
  }

  @ParameterizedTest(name = "{1} follows {0}")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void aReplicaFollowsOverTlsAndContinuesAfterACut(Peer first, Peer second) {
    ServerProcess primary = start(first, "primary");
    CuttableProxy link = lab.proxyTo(securePort);
    securePort = ServerProcess.freePort();
    ServerProcess replica = start(second, "replica", "--tls-replication", "yes");
    Dataset.fill(primary, 1);
    replica.follow(link.port());
    Agreement.await(primary, replica);

    link.cut();
    Await.until("the replica sees its link down", () -> !replica.isLinkUp());
    Dataset.mutate(primary, 1);
    link.heal();

    Agreement.await(primary, replica);
    assertThat(primary.stat("sync_partial_ok")).isEqualTo(1);
    assertThat(primary.stat("sync_full")).isEqualTo(1);
    assertThat(primary.info("replication").get("slave0")).contains("port=" + securePort);
  }

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void redisCliMustShowACertificateWhereOneIsWanted(Peer peer) throws Exception {
    ServerProcess server = start(peer, "server");

    assertThat(cli("first", "SET", "k", "v")).isEqualTo("OK\n");
    assertThat(cli(null, "GET", "k")).doesNotContain("v\n");

    server.ok("CONFIG", "SET", "tls-auth-clients", "optional");
    assertThat(cli(null, "GET", "k")).isEqualTo("v\n");
  }

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void jedisReadsAndWritesOverTls(Peer peer) {
    start(peer, "server");
    SslOptions options =
        SslOptions.builder()
            .keystore(authority.store().toFile(), authority.password())
            .truststore(authority.store().toFile(), authority.password())
            .build();
    DefaultJedisClientConfig config =
        DefaultJedisClientConfig.builder().sslOptions(options).build();
    try (RedisClient client =
        RedisClient.builder().hostAndPort("localhost", securePort).clientConfig(config).build()) {
      String large = "x".repeat(1_000_000);
      client.set("large", large);

      assertThat(client.get("large")).isEqualTo(large);
    }
  }

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void newCertificatesServeNewConnectionsWhileOldOnesGoOn(Peer peer) throws Exception {
    put("first");
    ServerProcess server = start(peer, "server");
    try (SSLSocket old = connect()) {
      assertThat(shownTo(old)).isEqualTo("CN=first");

      put("second");
      // The same paths: only the files are new.
      String certificate = folder.resolve("tls.crt").toString();
      String key = folder.resolve("tls.key").toString();
      server.ok("CONFIG", "SET", "tls-cert-file", certificate, "tls-key-file", key);

      try (SSLSocket fresh = connect()) {
        assertThat(shownTo(fresh)).isEqualTo("CN=second");
      }
      old.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(old.getInputStream().readNBytes(7)).asString().isEqualTo("+PONG\r\n");
    }
  }

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void filesThatAreNoGoodAreRefusedAndTheOldOnesStay(Peer peer) throws Exception {
    put("first");
    ServerProcess server = start(peer, "server");
    Files.delete(folder.resolve("tls.key"));
    String key = folder.resolve("tls.key").toString();
    String absent = folder.resolve("absent").toString();

    assertThat(server.error("CONFIG", "SET", "tls-key-file", key))
        .isEqualTo(
            "ERR CONFIG SET failed (possibly related to argument 'tls-key-file') - Unable to"
                + " update TLS configuration. Check server logs.");
    assertThat(server.error("CONFIG", "SET", "maxmemory", "100mb", "tls-cert-file", absent))
        .contains("Unable to update TLS configuration");

    assertThat(server.call("CONFIG", "GET", "maxmemory")).isEqualTo(List.of("maxmemory", "0"));
    try (SSLSocket fresh = connect()) {
      assertThat(shownTo(fresh)).isEqualTo("CN=first");
    }
  }

  @Test
  void filesThatChangeOnDiskAreNoticedWithoutACommand() throws Exception {
    put("first");
    start(Peer.ENGINE, "server", "--baton-tls-reload-seconds", "1");

    put("second");

    Await.until(
        "the new certificate is shown",
        () -> {
          try (SSLSocket fresh = connect()) {
            return shownTo(fresh).equals("CN=second");
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void aServerThatCannotReadItsCertificateDoesNotStart(Peer peer) {
    List<String> directives =
        List.of(
            "--tls-port",
            Integer.toString(securePort),
            "--tls-cert-file",
            folder.resolve("absent.crt").toString(),
            "--tls-key-file",
            authority.key("first").toString(),
            "--tls-auth-clients",
            "no");
    try (ServerProcess server = peer.create("server", folder, directives)) {
      assertThatThrownBy(server::start)
          .hasMessageContaining("Failed to load certificate: ")
          .hasMessageContaining("Failed to configure TLS. Check logs for more info.");
      assertThat(server.awaitExit()).isEqualTo(1);
    }
  }

  /** A server with a plain port for the test and a TLS port for the part that is tested. */
  private ServerProcess start(Peer peer, String name, String... more) {
    boolean mounted = Files.exists(folder.resolve("tls.crt"));
    List<String> directives = new ArrayList<>();
    directives.addAll(List.of("--tls-port", Integer.toString(securePort)));
    directives.add("--tls-cert-file");
    directives.add(
        (mounted ? folder.resolve("tls.crt") : authority.certificate("first")).toString());
    directives.add("--tls-key-file");
    directives.add((mounted ? folder.resolve("tls.key") : authority.key("first")).toString());
    directives.addAll(List.of("--tls-ca-cert-file", authority.certificate().toString()));
    directives.addAll(List.of(more));
    return lab.start(peer, name, directives.toArray(new String[0]));
  }

  private void put(String name) throws IOException {
    copy(authority.certificate(name), "tls.crt");
    copy(authority.key(name), "tls.key");
  }

  private void copy(Path from, String name) throws IOException {
    Files.copy(from, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private SSLSocket connect() throws IOException {
    return (SSLSocket)
        TestAuthority.context(authority, authority, "first")
            .getSocketFactory()
            .createSocket(InetAddress.getLoopbackAddress(), securePort);
  }

  private static String shownTo(SSLSocket client) throws IOException {
    return client.getSession().getPeerPrincipal().getName();
  }

  private String cli(@Nullable String certificate, String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(RedisServerProcess.find("redis-cli"));
    command.addAll(List.of("-p", Integer.toString(securePort), "--tls"));
    command.addAll(List.of("--cacert", authority.certificate().toString()));
    if (certificate != null) {
      command.addAll(List.of("--cert", authority.certificate(certificate).toString()));
      command.addAll(List.of("--key", authority.key(certificate).toString()));
    }
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
