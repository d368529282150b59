package dev.baton.operator.api.v1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.model.annotation.LabelSelector;
import io.fabric8.kubernetes.model.annotation.StatusReplicas;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the operator reports. No field ticks: rates, lags and sizes are rounded, so that a status at
 * rest is never written.
 *
 * @param observedGeneration generation of the spec that was processed; -1 before the first time
 * @param conditions by type, see {@link ConditionType}
 * @param instances pods that exist
 * @param readyInstances pods that serve their role
 * @param ready {@code readyInstances} of the wanted number, as text such as {@code 3/3}
 * @param selector label selector of the pods, for the scale subresource
 * @param primary name of the pod that is the primary, or null before the first choice
 * @param epoch how often a primary was chosen; a history with a lower epoch is older
 * @param pods what each pod does, by ordinal
 * @param backlog how much of the stream is kept, or null before it was observed
 * @param lastSwitchover the latest planned change of the primary, or null
 * @param lastFailover the latest unplanned change of the primary, or null
 * @param lastHandled requests by annotation that were dealt with, or null
 * @param objects digest of the objects as they were last applied, or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record RedisReplicationStatus(
    @JsonPropertyDescription("Generation of the spec that was processed; -1 before the first time.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("What is true and what is not, by type.") List<Condition> conditions,
    @StatusReplicas @JsonPropertyDescription("Pods that exist.") @Nullable Integer instances,
    @JsonPropertyDescription("Pods that serve their role.") @Nullable Integer readyInstances,
    @JsonPropertyDescription("Ready pods of the wanted number, such as 3/3.")
        @Nullable String ready,
    @LabelSelector @JsonPropertyDescription("Label selector of the pods.")
        @Nullable String selector,
    @JsonPropertyDescription("Pod that is the primary.") @Nullable String primary,
    @JsonPropertyDescription("How often a primary was chosen; it only grows.") @Nullable Long epoch,
    @JsonPropertyDescription("What each pod does.") List<PodStatus> pods,
    @JsonPropertyDescription("How much of the replication stream is kept.")
        @Nullable BacklogStatus backlog,
    @JsonPropertyDescription("The latest planned change of the primary.")
        @Nullable PrimaryChange lastSwitchover,
    @JsonPropertyDescription("The latest unplanned change of the primary.")
        @Nullable PrimaryChange lastFailover,
    @JsonPropertyDescription(
            "Requests by annotation that were dealt with; the same value is not dealt with twice.")
        @Nullable HandledRequests lastHandled,
    @JsonPropertyDescription(
            "Digest of the objects as they were last applied. A restarted operator that finds them"
                + " so leaves them alone.")
        @Nullable String objects) {

  /** The generation that the CRD puts into a resource which no operator has seen yet. */
  public static final long NEVER_OBSERVED = -1;

  /** Reads what was left out as empty. */
  public RedisReplicationStatus {
    conditions = List.copyOf(Objects.requireNonNullElse(conditions, List.of()));
    pods = List.copyOf(Objects.requireNonNullElse(pods, List.of()));
  }

  /**
   * Returns this status while the primary changes: until the end of it is reported nobody is known
   * to take writes, so what said so before says it no more.
   *
   * @param because the sentence for the conditions
   * @param nowMs wall clock
   */
  public RedisReplicationStatus withoutPromise(ConditionReason reason, String because, long nowMs) {
    String now = Condition.time(nowMs);
    return new RedisReplicationStatus(
        observedGeneration,
        conditions.stream().map(condition -> condition.broken(reason, because, now)).toList(),
        instances,
        readyInstances,
        ready,
        selector,
        primary,
        epoch,
        pods,
        backlog,
        lastSwitchover,
        lastFailover,
        lastHandled,
        objects);
  }

  /** Returns the status of a resource that no operator has seen yet. */
  public static RedisReplicationStatus unseen() {
    return new RedisReplicationStatus(
        NEVER_OBSERVED,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        null);
  }

  /** Returns this status with the digest of the objects as they were applied. */
  public RedisReplicationStatus withObjects(@Nullable String digest) {
    return new RedisReplicationStatus(
        observedGeneration,
        conditions,
        instances,
        readyInstances,
        ready,
        selector,
        primary,
        epoch,
        pods,
        backlog,
        lastSwitchover,
        lastFailover,
        lastHandled,
        digest);
  }

  /**
   * Returns this status with another primary of a higher epoch. A change that is null leaves the
   * one before.
   */
  public RedisReplicationStatus withPrimary(
      String nextPrimary,
      long nextEpoch,
      @Nullable PrimaryChange switchover,
      @Nullable PrimaryChange failover,
      @Nullable HandledRequests handled) {
    return new RedisReplicationStatus(
        observedGeneration,
        conditions,
        instances,
        readyInstances,
        ready,
        selector,
        nextPrimary,
        nextEpoch,
        pods,
        backlog,
        switchover == null ? lastSwitchover : switchover,
        failover == null ? lastFailover : failover,
        handled == null ? lastHandled : handled,
        objects);
  }
}
