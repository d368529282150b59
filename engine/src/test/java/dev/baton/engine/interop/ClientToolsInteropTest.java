package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/** The tools people already have work unchanged. */
final class ClientToolsInteropTest {
  private static final File EMPTY = new File("/dev/null");

  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void redisCliReadsAndWrites(Peer peer) {
    ServerProcess server = lab.start(peer, "server");

    assertThat(tool("redis-cli", server, "SET", "k", "v", "EX", "100")).isEqualTo("OK\n");
    assertThat(tool("redis-cli", server, "GET", "k")).isEqualTo("v\n");
    assertThat(tool("redis-cli", server, "-3", "HELLO")).contains("proto 3");
    assertThat(tool("redis-cli", server, "NOSUCH", "a"))
        .isEqualTo("ERR unknown command 'NOSUCH', with args beginning with: 'a' \n\n");
    assertThat(tool("redis-cli", server, "--scan")).isEqualTo("k\n");
    assertThat(tool("redis-cli", server, "-n", "3", "DBSIZE")).isEqualTo("0\n");
  }

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void redisBenchmarkRunsWithPipelines(Peer peer) {
    ServerProcess server = lab.start(peer, "server");

    String report =
        tool(
            "redis-benchmark",
            server,
            "-n",
            "3000",
            "-P",
            "16",
            "-r",
            "100",
            "-q",
            "-t",
            "ping,set,get,incr,mset");

    assertThat(report).contains("PING_INLINE", "PING_MBULK", "SET:", "GET:", "INCR:", "MSET");
    assertThat(report).doesNotContain("ERR", "WARNING");
    assertThat((Long) server.call("DBSIZE")).isPositive();
  }

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void redisCliTakesTheDataAsAReplicaWould(Peer peer) {
    ServerProcess server = lab.start(peer, "server");
    Dataset.fill(server, 1);
    String file = server.folder().resolve("taken.rdb").toString();

    assertThat(tool("redis-cli", server, "--rdb", file)).contains("Transfer finished with success");
  }

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void jedisReadsAndWrites(Peer peer) {
    ServerProcess server = lab.start(peer, "server");
    try (RedisClient client = RedisClient.create("127.0.0.1", server.port())) {
      assertThat(client.set("k", "v", SetParams.setParams().ex(100).nx())).isEqualTo("OK");
      assertThat(client.set("k", "w", SetParams.setParams().nx())).isNull();
      assertThat(client.get("k")).isEqualTo("v");
      assertThat(client.ttl("k")).isBetween(1L, 100L);
      assertThat(client.incrBy("n", 5)).isEqualTo(5);
      assertThat(client.mget("k", "n", "absent")).containsExactly("v", "5", null);
      assertThat(client.del("k", "n")).isEqualTo(2);
    }
  }

  private static String tool(String program, ServerProcess server, String... arguments) {
    List<String> command = new ArrayList<>(List.of(RedisServerProcess.find(program)));
    command.addAll(List.of("-h", "127.0.0.1", "-p", Integer.toString(server.port())));
    command.addAll(List.of(arguments));
    Path output = server.folder().resolve(program + ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.from(EMPTY))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      try {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ended", program).isTrue();
      } finally {
        process.destroyForcibly();
      }
      return Files.readString(output, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting for " + program, e);
    }
  }
}
