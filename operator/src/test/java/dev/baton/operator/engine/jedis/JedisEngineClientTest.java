package dev.baton.operator.engine.jedis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.operator.engine.AccessView;
import dev.baton.operator.engine.CommandResult;
import dev.baton.operator.engine.Credentials;
import dev.baton.operator.engine.EngineAddress;
import dev.baton.operator.engine.EngineRole;
import dev.baton.operator.engine.EngineTimeouts;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.engine.History;
import dev.baton.operator.engine.Inspection;
import dev.baton.operator.engine.PasswordDigest;
import dev.baton.operator.engine.PasswordOrder;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The adapter against the distribution's redis-server, which has no baton fields. */
final class JedisEngineClientTest {
  private final JedisEngineClient client = new JedisEngineClient(EngineTimeouts.DEFAULT);

  @BeforeAll
  static void needsTheDistributionsServer() {
    assertThat(RedisProcess.isInstalled()).as("apt-get install redis-server").isTrue();
  }

  @Test
  void aReplicaIsAttachedSeenAndPromoted() throws Exception {
    try (RedisProcess first = RedisProcess.start();
        RedisProcess second = RedisProcess.start()) {
      assertThat(view(first).role()).isEqualTo(EngineRole.PRIMARY);
      assertThat(view(first).history().epoch()).isEqualTo(History.EPOCH_UNKNOWN);

      follow(second, first);
      await().atMost(Duration.ofSeconds(20)).until(() -> view(second).link().up());
      assertThat(view(second).role()).isEqualTo(EngineRole.REPLICA);
      assertThat(view(second).link().leadsTo("127.0.0.1", first.address().port())).isTrue();
      assertThat(view(second).history().isRelatedTo(view(first).history())).isTrue();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> view(first).replicas().stream().anyMatch(r -> r.isOnline()));

      assertThat(client.promote(second.address(), Credentials.NONE, 4).isDone()).isTrue();
      assertThat(view(second).role()).isEqualTo(EngineRole.PRIMARY);
      assertThat(view(second).history().isRelatedTo(view(first).history())).isTrue();
    }
  }

  @Test
  void anEngineWithoutAGuardFollowsByForceAsWell() throws Exception {
    try (RedisProcess first = RedisProcess.start();
        RedisProcess second = RedisProcess.start()) {
      CommandResult told =
          client.followForced(
              second.address(), Credentials.NONE, "127.0.0.1", first.address().port());

      assertThat(told.isDone()).isTrue();
      assertThat(view(second).role()).isEqualTo(EngineRole.REPLICA);
      assertThat(view(second).link().leadsTo("127.0.0.1", first.address().port())).isTrue();
    }
  }

  @Test
  void directivesAreSetOnTheRunningEngineOrRefusedInItsOwnWords() throws Exception {
    try (RedisProcess redis = RedisProcess.start()) {
      CommandResult set =
          client.configure(
              redis.address(), Credentials.NONE, Map.of("repl-backlog-size", "8388608"));
      assertThat(set.isDone()).isTrue();
      assertThat(view(redis).stream().backlogBytes()).isEqualTo(8388608);

      CommandResult refused =
          client.configure(redis.address(), Credentials.NONE, Map.of("no-such-directive", "1"));
      assertThat(refused).isInstanceOf(CommandResult.Refused.class);
      assertThat(refused.toString()).contains("no-such-directive");
    }
  }

  @Test
  void writesArePausedAndResumed() throws Exception {
    try (RedisProcess redis = RedisProcess.start()) {
      EngineAddress address = redis.address();
      assertThat(client.pauseWrites(address, Credentials.NONE, Duration.ofSeconds(5)).isDone())
          .isTrue();
      assertThat(client.resumeWrites(address, Credentials.NONE).isDone()).isTrue();
    }
  }

  @Test
  void theDefaultUserSignsInAndAWrongPasswordIsAnAnswerNotSilence() throws Exception {
    try (RedisProcess redis = RedisProcess.start("--requirepass", "secret")) {
      assertThat(client.inspect(redis.address(), new Credentials("secret")))
          .isInstanceOf(Inspection.Reachable.class);
      assertThat(client.inspect(redis.address(), new Credentials("wrong")))
          .isInstanceOf(Inspection.Rejected.class);
    }
  }

  @Test
  void aHostWhereNothingListensRefuses() throws Exception {
    EngineAddress nobody = new EngineAddress("127.0.0.1", RedisProcess.freePort());
    assertThat(client.inspect(nobody, Credentials.NONE)).isInstanceOf(Inspection.Refused.class);
    assertThat(client.resumeWrites(nobody, Credentials.NONE))
        .isInstanceOf(CommandResult.Unknown.class);
  }

  @Test
  void aHostThatAcceptsAndSaysNothingIsSilent() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      EngineAddress address = new EngineAddress("127.0.0.1", mute.getLocalPort());
      assertThat(client.inspect(address, Credentials.NONE)).isInstanceOf(Inspection.Silent.class);
    }
  }

  @Test
  void aFormerPasswordOpensAnEngineThatDoesNotKnowThePresentOne() throws Exception {
    try (RedisProcess redis = RedisProcess.start("--requirepass", "old")) {
      Credentials changed = new Credentials("new", List.of("older", "old"));
      String former = PasswordDigest.of("old");
      String present = PasswordDigest.of("new");
      assertThat(access(redis, changed)).isEqualTo(new AccessView(true, true, List.of(former), ""));

      setPasswords(redis, changed, new PasswordOrder(List.of(present), List.of(), ""));
      assertThat(access(redis, changed))
          .isEqualTo(new AccessView(true, false, List.of(former, present), ""));
      setPasswords(redis, changed, new PasswordOrder(List.of(), List.of(former), "new"));
      assertThat(access(redis, changed))
          .isEqualTo(new AccessView(true, false, List.of(present), present));
      assertThat(client.inspect(redis.address(), new Credentials("old")))
          .isInstanceOf(Inspection.Rejected.class);
    }
  }

  @Test
  void anEngineThatDoesNotTellItsPasswordsIsInspectedAllTheSame() throws Exception {
    try (RedisProcess redis = RedisProcess.start("--rename-command", "ACL", "")) {
      assertThat(view(redis).access()).isEqualTo(AccessView.UNKNOWN);
      assertThat(view(redis).role()).isEqualTo(EngineRole.PRIMARY);
    }
  }

  private AccessView access(RedisProcess redis, Credentials credentials) {
    Inspection inspection = client.inspect(redis.address(), credentials);
    assertThat(inspection).isInstanceOf(Inspection.Reachable.class);
    return ((Inspection.Reachable) inspection).view().access();
  }

  private void setPasswords(RedisProcess redis, Credentials credentials, PasswordOrder order) {
    assertThat(client.setPasswords(redis.address(), credentials, order).isDone()).isTrue();
  }

  private void follow(RedisProcess replica, RedisProcess primary) {
    EngineAddress to = primary.address();
    assertThat(client.follow(replica.address(), Credentials.NONE, to.host(), to.port()).isDone())
        .isTrue();
  }

  private EngineView view(RedisProcess redis) {
    Inspection inspection = client.inspect(redis.address(), Credentials.NONE);
    assertThat(inspection).isInstanceOf(Inspection.Reachable.class);
    return ((Inspection.Reachable) inspection).view();
  }
}
