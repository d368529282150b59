package dev.baton.operator.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.operator.engine.EngineRole;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Who follows whom.
 *
 * @param upstreams name of the upstream by name of the replica
 */
record Links(Map<String, String> upstreams) {

  static Links of(World world) {
    Map<String, String> upstreams = new TreeMap<>();
    for (FakePod pod : world.pods.values()) {
      FakeEngine engine = pod.engine;
      if (engine != null && engine.role() == EngineRole.REPLICA) {
        upstreams.put(pod.name, engine.upstreamHost().split("\\.", 2)[0]);
      }
    }
    return new Links(upstreams);
  }

  /** Every replica hangs below the primary, and nobody feeds too many. */
  static void assertSound(World world) {
    Links links = of(world);
    links.upstreams.keySet().forEach(pod -> assertThat(links.depthOf(pod)).isPositive());
    for (String parent : links.upstreams.values()) {
      boolean isRoot = parent.equals(world.status.primary());
      int most = world.fanOut > 0 ? world.fanOut : isRoot ? Integer.MAX_VALUE : 0;
      assertThat(links.childrenOf(parent)).as("children of %s", parent).isBetween(1, most);
    }
  }

  int childrenOf(String parent) {
    return (int) upstreams.values().stream().filter(parent::equals).count();
  }

  /** How many steps it is from the primary; endless rings fail. */
  int depthOf(String pod) {
    int depth = 0;
    for (String at = pod; upstreams.containsKey(at); at = upstreams.get(at)) {
      assertThat(++depth).as("steps above %s in %s", pod, upstreams).isLessThan(100);
    }
    return depth;
  }

  int height() {
    return upstreams.keySet().stream().mapToInt(this::depthOf).max().orElse(0);
  }

  /** How many links lead from one zone into another. */
  int betweenZones(World world) {
    return (int)
        upstreams.entrySet().stream()
            .filter(link -> !zone(world, link.getKey()).equals(zone(world, link.getValue())))
            .count();
  }

  private static String zone(World world, String pod) {
    return Objects.requireNonNull(world.pod(pod), pod).zone;
  }
}
