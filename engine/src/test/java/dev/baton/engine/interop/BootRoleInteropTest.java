package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that waits to be told its role looks like a replica whose link is down. */
final class BootRoleInteropTest {
  private static final String REFUSAL =
      "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.";

  @RegisterExtension final Lab lab = new Lab();

  @Test
  void unassignedServerServesNoDataUntilItIsPromoted() {
    ServerProcess server = unassigned("server");

    assertThat(server.error("SET", "k", "v")).isEqualTo(REFUSAL);
    assertThat(server.error("GET", "k")).isEqualTo(REFUSAL);
    assertThat(server.call("PING")).isEqualTo("PONG");
    assertThat(server.info("replication"))
        .containsEntry("role", "slave")
        .containsEntry("master_link_status", "down")
        .containsEntry("baton_role", "unassigned");
    assertThat(String.valueOf(server.call("ROLE"))).startsWith("[slave, ");

    server.promote();

    server.ok("SET", "k", "v");
    assertThat(server.info("replication"))
        .containsEntry("role", "master")
        .containsEntry("baton_role", "primary");
  }

  @Test
  void unassignedServerFollowsRedisWhenTold() {
    ServerProcess primary = lab.start(Peer.REDIS, "primary");
    primary.ok("SET", "k", "v");
    ServerProcess server = unassigned("server");

    server.follow(primary.port());

    Agreement.await(primary, server);
    assertThat(server.call("GET", "k")).isEqualTo("v");
    assertThat(server.info("replication")).containsEntry("baton_role", "replica");
  }

  private ServerProcess unassigned(String name) {
    return lab.start(Peer.ENGINE, name, "--baton-boot-role", "unassigned");
  }
}
