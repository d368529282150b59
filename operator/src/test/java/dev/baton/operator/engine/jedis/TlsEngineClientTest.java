package dev.baton.operator.engine.jedis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.operator.engine.Credentials;
import dev.baton.operator.engine.EngineAddress;
import dev.baton.operator.engine.EngineTimeouts;
import dev.baton.operator.engine.Inspection;
import dev.baton.operator.engine.TlsIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted connections, against a redis-server that asks for certificates. */
final class TlsEngineClientTest {
  // The first handshake of a process loads much; what is tested here is not how fast it is.
  private static final EngineTimeouts PATIENT =
      new EngineTimeouts(Duration.ofSeconds(20), Duration.ofSeconds(20));

  @TempDir static Path folder;
  private static SelfSigned ours;
  private static SelfSigned theirs;

  private final JedisEngineClient client = new JedisEngineClient(PATIENT);

  @BeforeAll
  static void makeCertificates() {
    ours = SelfSigned.make(folder, "ours");
    theirs = SelfSigned.make(folder, "theirs");
  }

  @Test
  void anEngineIsInspectedAndItsHeartbeatHeard() throws Exception {
    int port = RedisProcess.freePort();
    try (RedisProcess _ = start(port);
        JedisPulseConnection pulse = client.connect(at(port), over(ours.identity()))) {
      assertThat(client.inspect(at(port), over(ours.identity())))
          .isInstanceOf(Inspection.Reachable.class);
      assertThat(pulse.ping()).isTrue();
      assertThat(pulse.rest(Duration.ofMillis(10))).isTrue();
      assertThat(pulse.ping()).isTrue();
    }
  }

  @Test
  void theHeartbeatSeesAKilledProcessBeforeTheNextPing() throws Exception {
    int port = RedisProcess.freePort();
    try (RedisProcess redis = start(port);
        JedisPulseConnection pulse = client.connect(at(port), over(ours.identity()))) {
      assertThat(pulse.ping()).isTrue();
      redis.kill();
      assertThat(pulse.rest(Duration.ofHours(1))).isFalse();
    }
  }

  @Test
  void anEngineOfAStrangerIsNoEngine() throws Exception {
    int port = RedisProcess.freePort();
    try (RedisProcess _ = start(port)) {
      var trusting =
          new TlsIdentity(
              theirs.identity().authorities(),
              ours.identity().certificate(),
              ours.identity().privateKey());

      assertThat(client.inspect(at(port), over(trusting))).isInstanceOf(Inspection.Silent.class);
    }
  }

  @Test
  void whoShowsTheWrongCertificateIsNotLetIn() throws Exception {
    int port = RedisProcess.freePort();
    try (RedisProcess _ = start(port)) {
      var showing =
          new TlsIdentity(
              ours.identity().authorities(),
              theirs.identity().certificate(),
              theirs.identity().privateKey());

      assertThat(client.inspect(at(port), over(showing))).isInstanceOf(Inspection.Silent.class);
    }
  }

  @Test
  void aKeyThatCannotBeReadIsNamed() throws Exception {
    int port = RedisProcess.freePort();
    try (RedisProcess _ = start(port)) {
      var broken =
          new TlsIdentity(ours.identity().authorities(), ours.identity().certificate(), "nothing");

      assertThat(client.inspect(at(port), over(broken)).toString()).contains("tls.key");
    }
  }

  private static RedisProcess start(int port) throws IOException, InterruptedException {
    return RedisProcess.start(
        "--tls-port",
        Integer.toString(port),
        "--tls-cert-file",
        ours.certificate().toString(),
        "--tls-key-file",
        ours.key().toString(),
        "--tls-ca-cert-file",
        ours.certificate().toString());
  }

  private static EngineAddress at(int port) {
    return new EngineAddress("127.0.0.1", port);
  }

  private static Credentials over(TlsIdentity identity) {
    return Credentials.NONE.over(identity);
  }
}
