package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that do not read what they are sent. */
final class OutputLimitsTest {
  private final World world = new World();
  private final World.Member member =
      world.start(7000, "client-output-buffer-limit", "pubsub 0 10000 5");
  private final TestClient client = world.client(member);
  private final TestClient listener = world.client(member);

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void theSoftLimitEndsAClientThatIsSentNothingMore() {
    listener.call("SUBSCRIBE", "news");
    assertThat(client.info("pubsub_clients")).isEqualTo("1");
    listener.stopReading();
    client.call("PUBLISH", "news", "x".repeat(20_000));
    world.pass(4000);
    assertThat(client.info("pubsub_clients")).isEqualTo("1");
    world.pass(3000);
    assertThat(client.info("pubsub_clients")).isEqualTo("0");
    assertThat(client.info("client_output_buffer_limit_disconnections")).isEqualTo("1");
  }

  @Test
  void whoeverWatchesIsCounted() {
    listener.call("WATCH", "a", "b");
    assertThat(client.info("watching_clients")).isEqualTo("1");
    assertThat(client.info("total_watched_keys")).isEqualTo("2");
    listener.call("UNWATCH");
    assertThat(client.info("watching_clients")).isEqualTo("0");
  }
}
