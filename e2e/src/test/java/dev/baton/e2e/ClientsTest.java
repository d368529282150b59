package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Shell;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

/** Clients that know nothing of Baton work against the Service. */
final class ClientsTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final String PYTHON_CLIENT =
      """
      import sys, redis
      client = redis.Redis(host=sys.argv[1], port=int(sys.argv[2]), password=sys.argv[3],
                           socket_timeout=5, decode_responses=True)
      with client.pipeline(transaction=False) as pipe:
          pipe.set('python', 'here', ex=60)
          pipe.incr('counter')
          pipe.get('python')
          pipe.ttl('python')
          print(pipe.execute())
      """;

  @Test
  void redisCliJavaAndPythonClientsReadAndWriteThroughTheService() {
    try (Replication orders = Replication.named("e2e-clients", "orders")) {
      orders.apply("instances: 2").awaitReady(Duration.ofMinutes(1));
      HostAndPort service = orders.service();
      String port = Integer.toString(service.getPort());
      orders.awaitConnection().close();

      String cli =
          Shell.mustWithInput(
              DEADLINE,
              "SET shell hello\nGET shell\nDBSIZE\nPING\n",
              "redis-cli",
              "-h",
              service.getHost(),
              "-p",
              port,
              "-a",
              orders.password(),
              "--no-auth-warning");
      assertThat(cli).contains("OK", "hello", "PONG");

      try (Jedis java = orders.awaitConnection()) {
        assertThat(java.get("shell")).isEqualTo("hello");
        assertThat(java.append("shell", " world")).isEqualTo(11);
      }

      String python =
          Shell.mustWithInput(
              DEADLINE,
              PYTHON_CLIENT,
              "/usr/bin/python3",
              "-",
              service.getHost(),
              port,
              orders.password());
      assertThat(python).contains("[True, 1, 'here', 60]");
    }
  }
}
