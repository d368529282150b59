package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.resp.HostileBytes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * Hostile bytes in every slicing: nothing breaks, nothing stays behind, the clients beside are
 * served, and how the bytes were cut makes no difference.
 */
final class HostileClientsTest {
  private static final int CLIENTS = Integer.getInteger("fuzz.clients", 3000);

  @Test
  void clientsBesideAreServedAndNothingStaysBehind() {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    String again = "again: mvn -pl engine test -Dtest=HostileClientsTest -Dfuzz.seed=" + seed;
    HostileBytes hostile = new HostileBytes(seed);
    try (World world = new World()) {
      World.Member member = world.start(7000);
      TestClient beside = world.client(member);
      beside.call("SELECT", "9");
      String clientBytes = beside.info("mem_clients_normal");
      String usedBytes = beside.info("used_memory_dataset");
      for (int i = 0; i < CLIENTS; i++) {
        byte[] bytes = hostile.next();
        String what = "client " + i + " sends " + text(bytes) + "; " + again;
        String whole = answer(world, member, text(bytes));
        beside.call("FLUSHALL");
        TestClient client = world.client(member);
        for (byte[] piece : hostile.cut(bytes)) {
          client.raw(text(piece));
        }
        assertThat(beside.call("INCR", "served")).as(what).isEqualTo(":1\r\n");
        assertThat(client.read()).as(what).isEqualTo(whole);
        client.close();
        assertThat(member.exitCode).as(what).isEqualTo(-1);
        beside.call("FLUSHALL");
      }
      assertThat(beside.info("connected_clients")).as(again).isEqualTo("1");
      assertThat(beside.info("mem_clients_normal")).as(again).isEqualTo(clientBytes);
      assertThat(beside.info("used_memory_dataset")).as(again).isEqualTo(usedBytes);
    }
  }

  private static String answer(World world, World.Member member, String bytes) {
    TestClient client = world.client(member);
    if (!bytes.isEmpty()) {
      client.raw(bytes);
    }
    String answer = client.read();
    client.close();
    return answer;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
