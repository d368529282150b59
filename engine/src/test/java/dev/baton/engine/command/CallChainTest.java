package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The order of checks every request passes. */
final class CallChainTest {
  private static final String OK = "+OK\r\n";

  private final Bench bench = new Bench();
  private final Session client = bench.connect();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aClientWithoutPasswordMayOnlyAuthenticate() {
    bench.call(client, "CONFIG", "SET", "requirepass", "secret");
    Session stranger = bench.connect();
    assertThat(bench.call(stranger, "GET", "k")).isEqualTo("-NOAUTH Authentication required.\r\n");
    assertThat(bench.call(stranger, "HELLO", "3")).startsWith("-NOAUTH HELLO must be called");
    assertThat(bench.call(stranger, "AUTH", "wrong"))
        .isEqualTo("-WRONGPASS invalid username-password pair or user is disabled.\r\n");
    assertThat(bench.call(stranger, "AUTH", "nobody", "secret")).startsWith("-WRONGPASS");
    assertThat(bench.call(stranger, "HELLO", "3", "AUTH", "default", "secret")).startsWith("%7");
    assertThat(bench.call(stranger, "GET", "k")).isEqualTo("_\r\n");
    // Who was connected before the password was set stays welcome, as in Redis.
    assertThat(bench.call(client, "SET", "k", "v")).isEqualTo(OK);
    assertThat(bench.call(client, "RESET")).isEqualTo("+RESET\r\n");
    assertThat(bench.call(client, "GET", "k")).startsWith("-NOAUTH");
  }

  @Test
  void lookupAndArityComeBeforeThePassword() {
    bench.call(client, "CONFIG", "SET", "requirepass", "secret");
    Session stranger = bench.connect();
    assertThat(bench.call(stranger, "NOSUCH", "a"))
        .isEqualTo("-ERR unknown command 'NOSUCH', with args beginning with: 'a' \r\n");
    assertThat(bench.call(stranger, "GET"))
        .isEqualTo("-ERR wrong number of arguments for 'get' command\r\n");
    assertThat(bench.call(stranger, "client", "nosuch"))
        .isEqualTo("-ERR unknown subcommand 'nosuch'. Try CLIENT HELP.\r\n");
  }

  @Test
  void passwordWithoutOneConfiguredIsAnError() {
    assertThat(bench.call(client, "AUTH", "x"))
        .startsWith("-ERR AUTH <password> called without any password configured");
    assertThat(bench.call(client, "AUTH", "default", "x")).isEqualTo(OK);
  }

  @Test
  void debugNeedsPermission() {
    bench.configuration.load("enable-debug-command", List.of("no"));
    assertThat(bench.call(client, "DEBUG", "DIGEST")).startsWith("-ERR DEBUG command not allowed.");
    bench.configuration.load("enable-debug-command", List.of("local"));
    assertThat(bench.call(client, "DEBUG", "DIGEST")).isEqualTo("+" + "0".repeat(40) + "\r\n");
  }

  @Test
  void gatesRefuseClientsButNotThePrimary() {
    bench.readOnly = true;
    assertThat(bench.call(client, "SET", "k", "v")).isEqualTo("-READONLY no\r\n");
    Session primary = bench.connect();
    primary.becomePrimaryLink();
    bench.call(primary, "SET", "k", "v");
    assertThat(bench.call(client, "GET", "k")).isEqualTo("$1\r\nv\r\n");
  }

  @Test
  void replicasMayNotTouchKeys() {
    client.becomeReplica();
    assertThat(bench.call(client, "GET", "k"))
        .isEqualTo("-ERR Replica can't interact with the keyspace\r\n");
    assertThat(bench.call(client, "PING")).isEqualTo("+PONG\r\n");
  }

  @Test
  void pausedWritesWaitAndRunAfterwards() {
    bench.call(client, "CLIENT", "PAUSE", "1000", "WRITE");
    assertThat(process("SET", "k", "v")).isEqualTo(Outcome.POSTPONED);
    assertThat(bench.reply(client)).isEmpty();
    assertThat(bench.call(client, "GET", "k")).isEqualTo("$-1\r\n");
    bench.nowMs += 1000;
    assertThat(process("SET", "k", "v")).isEqualTo(Outcome.EXECUTED);
  }

  @Test
  void pausingAllStopsReadsTooAndUnpausingEndsItForOthers() {
    bench.call(client, "CLIENT", "PAUSE", "1000");
    assertThat(process("GET", "k")).isEqualTo(Outcome.POSTPONED);
    bench.pause.end();
    assertThat(process("GET", "k")).isEqualTo(Outcome.EXECUTED);
  }

  @Test
  void repliesCanBeTurnedOffAndSkipped() {
    assertThat(bench.call(client, "CLIENT", "REPLY", "OFF")).isEmpty();
    assertThat(bench.call(client, "PING")).isEmpty();
    assertThat(bench.call(client, "CLIENT", "REPLY", "ON")).isEqualTo(OK);
    assertThat(bench.call(client, "CLIENT", "REPLY", "SKIP")).isEmpty();
    assertThat(bench.call(client, "PING")).isEmpty();
    assertThat(bench.call(client, "PING")).isEqualTo("+PONG\r\n");
  }

  @Test
  void quitAnswersAndCloses() {
    assertThat(process("QUIT")).isEqualTo(Outcome.CLOSE);
    assertThat(bench.reply(client)).isEqualTo(OK);
  }

  private Outcome process(String... words) {
    byte[][] request = new byte[words.length][];
    for (int i = 0; i < words.length; i++) {
      request[i] = words[i].getBytes(StandardCharsets.ISO_8859_1);
    }
    return bench.process(client, request);
  }
}
