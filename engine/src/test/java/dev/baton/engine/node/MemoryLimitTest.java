package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What INFO says of memory is exact, and nobody takes more than the limit. */
final class MemoryLimitTest {
  private static final String TEXT = "x".repeat(100_000);

  @Test
  void writesAreRefusedAboveTheLimitUntilSomethingIsDeleted() {
    try (World world = new World()) {
      TestClient client = world.client(world.start(7001, "maxmemory", "400000"));
      assertThat(client.call("set", "a", TEXT)).isEqualTo("+OK\r\n");
      assertThat(client.call("set", "b", TEXT)).isEqualTo("+OK\r\n");
      assertThat(client.call("set", "c", TEXT)).isEqualTo("+OK\r\n");
      assertThat(client.call("set", "d", TEXT))
          .isEqualTo("-OOM command not allowed when used memory > 'maxmemory'.\r\n");
      assertThat(client.call("get", "a")).startsWith("$100000\r\n");
      assertThat(client.call("del", "a", "b")).isEqualTo(":2\r\n");
      assertThat(client.call("set", "d", TEXT)).isEqualTo("+OK\r\n");
    }
  }

  @Test
  void usedMemoryReturnsToWhatItWas() {
    try (World world = new World()) {
      TestClient client = world.client(world.start(7001));
      world.pass(5000);
      String before = client.info("used_memory");
      client.call("set", "a", TEXT);
      client.call("set", "b", "small");
      // The buffers of a client count too, until it has been quiet for a while.
      world.pass(5000);
      assertThat(Long.parseLong(client.info("used_memory")) - Long.parseLong(before))
          .isBetween(100_000L, 105_000L);
      client.call("flushall");
      world.pass(5000);
      assertThat(client.info("used_memory")).isEqualTo(before);
    }
  }
}
