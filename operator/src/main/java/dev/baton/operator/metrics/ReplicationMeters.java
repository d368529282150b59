package dev.baton.operator.metrics;

import dev.baton.operator.api.v1.BacklogStatus;
import dev.baton.operator.api.v1.Condition;
import dev.baton.operator.api.v1.ConditionType;
import dev.baton.operator.api.v1.RedisReplicationStatus;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.observe.MeasuredGap;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import dev.baton.operator.plan.Action;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the operator knows of each resource, exact where a status is rounded. Names are part of the
 * interface: dashboards and alerts use them.
 */
public final class ReplicationMeters {
  private static final String BYTES = "bytes";

  /** Up to what nobody notices, what clients retry through, and what a failover takes. */
  private static final Duration[] GAP_BUCKETS = {
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(200),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry registry;
  private final Map<String, Gauges> byResource = new ConcurrentHashMap<>();

  /** Shows in the given registry. */
  public ReplicationMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Shows what a pass has seen and reported. Passes of one resource never overlap. */
  public void show(Observed observed, RedisReplicationStatus status) {
    Gauges gauges = byResource.computeIfAbsent(keyOf(observed), _ -> new Gauges(registry));
    gauges.begin();
    showResource(gauges, observed, status);
    observed.pods().forEach(pod -> showPod(gauges, observed, pod));
    gauges.end();
  }

  /** Counts the changes of the primary that a pass has made. */
  public void count(Observed observed, List<Action> done, MeasuredGap gap) {
    for (Action action : done) {
      if (action instanceof Action.RecordPrimary record) {
        Action.Notes notes = record.notes();
        if (notes.failover() != null) {
          count("baton.failovers", observed, String.valueOf(notes.failover().cause()));
        }
        if (notes.switchover() != null) {
          count("baton.switchovers", observed, String.valueOf(notes.switchover().cause()));
        }
      } else if (action instanceof Action.MeasureGap measured && gap.epoch() >= 0) {
        String change = measured.alreadyMs() < 0 ? "planned" : "unplanned";
        Timer.builder("baton.write.gap")
            .tags(tags(observed).and("change", change))
            .serviceLevelObjectives(GAP_BUCKETS)
            .register(registry)
            .record(Duration.ofMillis(gap.gapMs()));
      }
    }
  }

  /** Takes the gauges of a resource away that is gone. */
  public void forget(String namespace, String name) {
    Gauges gauges = byResource.remove(namespace + "/" + name);
    if (gauges != null) {
      gauges.begin();
      gauges.end();
    }
  }

  private void count(String name, Observed observed, String cause) {
    registry.counter(name, tags(observed).and("cause", cause)).increment();
  }

  private static void showResource(
      Gauges gauges, Observed observed, RedisReplicationStatus status) {
    Tags tags = tags(observed);
    gauges.set("baton.replication.ready", "", tags, isReady(status) ? 1 : 0);
    gauges.set("baton.replication.epoch", "", tags, (double) observed.recorded().epoch());
    gauges.set("baton.replication.instances.wanted", "", tags, observed.desired().instances());
    gauges.set(
        "baton.replication.instances.serving",
        "",
        tags,
        Objects.requireNonNullElse(status.readyInstances(), 0));
    gauges.set(
        "baton.replication.write.peak",
        "bytes_per_second",
        tags,
        (double) observed.write().peakBytesPerSecond());
    BacklogStatus backlog = status.backlog();
    if (backlog != null) {
      gauges.set(
          "baton.replication.backlog",
          BYTES,
          tags,
          Objects.requireNonNullElse(backlog.bytes(), 0L).doubleValue());
      if (backlog.coverageSeconds() != null) {
        gauges.set(
            "baton.replication.backlog.coverage",
            "seconds",
            tags,
            backlog.coverageSeconds().doubleValue());
      }
    }
  }

  private static void showPod(Gauges gauges, Observed observed, PodView pod) {
    Tags tags = tags(observed).and("pod", pod.name());
    gauges.set("baton.pod.reachable", "", tags, pod.isReachable() ? 1 : 0);
    if (pod.view().isEmpty()) {
      return;
    }
    EngineView view = pod.view().get();
    String role = view.role().name().toLowerCase(Locale.ROOT);
    gauges.set("baton.pod.role", "", tags.and("role", role), 1);
    gauges.set("baton.pod.offset", BYTES, tags, (double) view.history().offsetBytes());
    if (!view.link().host().isEmpty()) {
      gauges.set("baton.pod.link.up", "", tags, view.link().up() ? 1 : 0);
      gauges.set("baton.pod.lag", BYTES, tags, (double) lagBytes(observed, view));
    }
  }

  private static long lagBytes(Observed observed, EngineView view) {
    return observed
        .recordedPrimary()
        .flatMap(PodView::view)
        .map(primary -> primary.history().offsetBytes() - view.history().offsetBytes())
        .map(lag -> Math.max(0, lag))
        .orElse(0L);
  }

  private static boolean isReady(RedisReplicationStatus status) {
    return status.conditions().stream()
        .anyMatch(c -> c.isOf(ConditionType.READY) && c.status() == Condition.Status.TRUE);
  }

  private static Tags tags(Observed observed) {
    return Tags.of("namespace", observed.desired().namespace(), "name", observed.desired().name());
  }

  private static String keyOf(Observed observed) {
    return observed.desired().namespace() + "/" + observed.desired().name();
  }
}
