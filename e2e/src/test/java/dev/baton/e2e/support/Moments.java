package dev.baton.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Every version of a resource that the API server has shown, and what pipelines make of each: the
 * library of Flux and others must say of none of them what its conditions do not say.
 */
final class Moments implements Watcher<GenericKubernetesResource>, AutoCloseable {
  private static final Duration DEADLINE = Duration.ofMinutes(20);

  private final List<GenericKubernetesResource> seen = new ArrayList<>();
  private final Watch watch;

  Moments(Resource<GenericKubernetesResource> resource) {
    watch = resource.watch(this);
  }

  @Override
  public synchronized void eventReceived(Action action, GenericKubernetesResource resource) {
    if (action == Action.ADDED || action == Action.MODIFIED) {
      seen.add(resource);
    }
  }

  /** The end of a watch leaves the moments that were seen. */
  @Override
  public void onClose(WatcherException cause) {}

  /** Stops looking. */
  @Override
  public void close() {
    watch.close();
  }

  /** Has every moment judged by the real library. */
  synchronized void judge() {
    StringBuilder lines = new StringBuilder();
    seen.forEach(moment -> lines.append(json(moment)).append('\n'));
    List<String> verdicts =
        Shell.mustWithInput(DEADLINE, lines.toString(), program()).lines().toList();
    assertThat(verdicts).hasSameSizeAs(seen);
    for (int i = 0; i < verdicts.size(); i++) {
      String verdict = verdicts.get(i).split(" ", 2)[0];
      assertThat(verdict)
          .as("%s of %s", verdicts.get(i), json(seen.get(i)))
          .isEqualTo(expected(seen.get(i)));
    }
  }

  private static String program() {
    Path script = Cluster.root().resolve("e2e/cluster/cluster");
    return Shell.must(DEADLINE, script.toString(), "kstatus-path").strip();
  }

  private static String expected(GenericKubernetesResource moment) {
    if (moment.getMetadata().getDeletionTimestamp() != null) {
      return "Terminating";
    }
    Object observed = moment.get("status", "observedGeneration");
    String generation = String.valueOf(moment.getMetadata().getGeneration());
    if (!generation.equals(String.valueOf(observed))) {
      return "InProgress";
    }
    if (isTrue(moment, "Stalled")) {
      return "Failed";
    }
    return isTrue(moment, "Ready") ? "Current" : "InProgress";
  }

  private static boolean isTrue(GenericKubernetesResource moment, String type) {
    List<Map<String, Object>> conditions = moment.get("status", "conditions");
    return Objects.requireNonNullElse(conditions, List.<Map<String, Object>>of()).stream()
        .filter(condition -> type.equals(condition.get("type")))
        .anyMatch(condition -> "True".equals(condition.get("status")));
  }

  private static String json(GenericKubernetesResource moment) {
    return Serialization.asJson(moment).replaceAll("\\s*\\n\\s*", " ");
  }
}
