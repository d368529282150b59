package dev.baton.operator.observe;

import dev.baton.operator.api.v1.Backlog;
import dev.baton.operator.api.v1.Persistence;
import dev.baton.operator.api.v1.RedisReplication;
import dev.baton.operator.api.v1.RedisReplicationSpec;
import dev.baton.operator.api.v1.Rollout;
import dev.baton.operator.manifest.Labels;
import dev.baton.operator.manifest.Names;
import dev.baton.operator.manifest.PodLayout;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.time.Instant;
import java.util.Objects;

/** Reads what the user wants from a resource. */
public final class DesiredReader {
  /** Part of the memory limit that the backlog may take when the user sets no bound. */
  static final int LIMIT_DIVISOR = 4;

  /** Without a memory limit nothing says what a node can spare; this is a minute at 500 kB/s. */
  static final long MAX_BYTES_WITHOUT_LIMIT = 64L << 20;

  private DesiredReader() {}

  /** Reads a resource that has metadata. */
  public static Desired read(RedisReplication resource) {
    ObjectMeta metadata = resource.getMetadata();
    RedisReplicationSpec spec =
        Objects.requireNonNullElseGet(resource.getSpec(), RedisReplicationSpec::defaults);
    return new Desired(
        metadata.getNamespace(),
        metadata.getName(),
        Objects.requireNonNullElse(metadata.getGeneration(), 0L),
        Instant.parse(metadata.getCreationTimestamp()).toEpochMilli(),
        spec.instances(),
        Labels.selectorText(new Names(metadata.getNamespace(), metadata.getName())),
        PodLayout.REDIS_PORT,
        spec.topology().fanOut(),
        spec.failover().detectAfterMs(),
        new SwitchoverPolicy(spec.switchover().timeoutMs(), spec.switchover().maxWriteGapMs()),
        new RolloutPolicy(
            spec.rollout().primary() == Rollout.Primary.SWITCHOVER,
            spec.rollout().progressDeadlineMs()),
        new Requests(resource.switchoverRequest(), resource.restartRequest()),
        backlog(spec),
        spec.storage() != null && spec.persistence() != Persistence.NONE,
        resource.hasPauseRequest());
  }

  private static BacklogPolicy backlog(RedisReplicationSpec spec) {
    Backlog backlog = spec.backlog();
    return new BacklogPolicy(
        backlog.fixedBytes().orElse(0),
        Math.ceilDiv(backlog.coverageMs(), 1_000L),
        backlog.minBytes(),
        backlog.maxBytes().orElseGet(() -> maxBytesByLimit(spec)));
  }

  private static long maxBytesByLimit(RedisReplicationSpec spec) {
    ResourceRequirements resources = spec.resources();
    if (resources == null || resources.getLimits() == null) {
      return MAX_BYTES_WITHOUT_LIMIT;
    }
    Quantity limit = resources.getLimits().get("memory");
    return limit == null
        ? MAX_BYTES_WITHOUT_LIMIT
        : limit.getNumericalAmount().longValue() / LIMIT_DIVISOR;
  }
}
