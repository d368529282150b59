package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.e2e.support.Authority;
import dev.baton.e2e.support.Faults;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Report;
import dev.baton.e2e.support.Shell;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.HostAndPort;

/** Every connection is encrypted, and the certificates are renewed under way. */
final class TlsTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final String NAMES = "dns:orders,dns:*.orders-pods.e2e-tls.svc";

  @TempDir Path folder;

  @Test
  void anEncryptedResourceServesFailsOverAndTakesNewCertificatesWithoutARestart() {
    var authority = new Authority(folder);
    authority.issue("first", NAMES);
    authority.issue("second", NAMES);
    try (Replication orders = Replication.named("e2e-tls", "orders")) {
      orders.apply("instances: 2\ntls: {secretName: orders-tls, clientCertificates: Required}");
      await("the missing Secret is named")
          .atMost(Duration.ofMinutes(1))
          .until(() -> orders.conditionMessage("Ready").contains("Secret orders-tls"));
      authority.publish(orders.namespace(), "orders-tls", "first");
      orders.awaitReady(Duration.ofMinutes(2));

      awaitAnswer("OK", orders, authority, "SET", "k", "v");
      assertThat(plainCli(orders)).doesNotContain("PONG");

      List<String> before = uids(orders);
      long startNanos = System.nanoTime();
      authority.publish(orders.namespace(), "orders-tls", "second");
      for (Pod pod : orders.pods()) {
        String address = pod.getStatus().getPodIP();
        await(pod.getMetadata().getName() + " shows the new certificate")
            .atMost(Duration.ofMinutes(5))
            .until(() -> shownBy(address, authority).equals("CN=second"));
      }
      Report.line(
          "certificates renewed",
          Duration.ofNanos(System.nanoTime() - startNanos).toSeconds() + " s until all had them");
      assertThat(uids(orders)).isEqualTo(before);
      orders.awaitInSync(Duration.ofMinutes(1));

      String primary = orders.primary();
      Faults.deletePod(orders, primary);
      orders.awaitPrimaryOtherThan(primary, Duration.ofMinutes(1));
      orders.awaitReady(Duration.ofMinutes(2));
      awaitAnswer("v", orders, authority, "GET", "k");
    }
  }

  private static List<String> uids(Replication orders) {
    return orders.pods().stream().map(pod -> pod.getMetadata().getUid()).sorted().toList();
  }

  /** Tried again for a while, as the node of this test may learn of a new endpoint late. */
  private static void awaitAnswer(
      String wanted, Replication orders, Authority authority, String... words) {
    await(String.join(" ", words) + " is answered by " + wanted)
        .atMost(DEADLINE)
        .until(() -> cli(orders, authority, words).strip(), wanted::equals);
  }

  private static String cli(Replication orders, Authority authority, String... words) {
    HostAndPort service = orders.service();
    List<String> command = new ArrayList<>();
    command.addAll(List.of("redis-cli", "-h", service.getHost()));
    command.addAll(List.of("-p", Integer.toString(service.getPort()), "--tls"));
    command.addAll(List.of("--cacert", authority.certificate("authority").toString()));
    command.addAll(List.of("--cert", authority.certificate("first").toString()));
    command.addAll(List.of("--key", authority.key("first").toString()));
    command.addAll(List.of("-a", orders.password(), "--no-auth-warning"));
    command.addAll(Arrays.asList(words));
    return Shell.run(DEADLINE, "", command).output();
  }

  private static String plainCli(Replication orders) {
    HostAndPort service = orders.service();
    String port = Integer.toString(service.getPort());
    return Shell.run(
            DEADLINE, "", List.of("redis-cli", "-h", service.getHost(), "-p", port, "PING"))
        .output();
  }

  /** Whom a pod claims to be; the handshake is enough, for the certificate comes first. */
  private static String shownBy(String address, Authority authority) {
    try (SSLSocket socket =
        (SSLSocket) trusting(authority).getSocketFactory().createSocket(address, 6379)) {
      socket.setSoTimeout((int) DEADLINE.toMillis());
      return socket.getSession().getPeerPrincipal().getName();
    } catch (IOException | GeneralSecurityException e) {
      return e.toString();
    }
  }

  private static SSLContext trusting(Authority authority)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(authority.certificate("authority"))) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
