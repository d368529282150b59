package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients and proxies choose by these facts, so they must be those of a redis-server. */
final class CommandInfoInteropTest {
  // Redis 7.2, which is the model, differs in these from the 7.0 that is compared with; the last
  // two
  // accept more than Redis.
  private static final List<String> CHANGED =
      List.of(
          "wait",
          "zrank",
          "zrevrank",
          "command|getkeys",
          "command|getkeysandflags",
          "replicaof",
          "slaveof");

  // The access classes behind the key positions have changed between versions.
  private static final int FIELDS_COMPARED = 6;

  @RegisterExtension final Lab lab = new Lab();

  @Test
  void arityFlagsAndKeyPositionsAreThoseOfRedis() {
    ServerProcess redis = lab.start(Peer.REDIS, "redis");
    ServerProcess engine = lab.start(Peer.ENGINE, "engine");
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (Object name : list(engine.call("COMMAND", "LIST"))) {
      List<?> theirs = list(list(redis.call("COMMAND", "INFO", name.toString())).getFirst());
      List<?> ours = list(list(engine.call("COMMAND", "INFO", name.toString())).getFirst());
      boolean comparable = !theirs.isEmpty() && !CHANGED.contains(name.toString());
      compared += comparable ? 1 : 0;
      if (comparable && !facts(ours).equals(facts(theirs))) {
        differences.add(facts(ours) + " instead of " + facts(theirs));
      }
    }
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(120);
  }

  private static List<?> facts(List<?> info) {
    return info.subList(0, Math.min(FIELDS_COMPARED, info.size()));
  }

  private static List<?> list(@Nullable Object reply) {
    return reply instanceof List<?> items ? items : List.of();
  }
}
