package dev.baton.operator.plan;

import dev.baton.operator.api.v1.ConditionReason;
import dev.baton.operator.api.v1.HandledRequests;
import dev.baton.operator.api.v1.PrimaryChange;
import dev.baton.operator.api.v1.RedisReplicationStatus;
import dev.baton.operator.observe.PodRole;
import dev.baton.operator.status.EventReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a plan. Steps are done in order; unless a step {@linkplain #isOptional() is
 * optional}, its failure ends the pass and the next one observes afresh.
 */
public sealed interface Action {

  /** Why this step is taken. */
  String because();

  /** Whether later steps are taken although this one failed. */
  default boolean isOptional() {
    return this instanceof Follow
        || this instanceof Configure
        || this instanceof SetPassword
        || this instanceof Announce
        || this instanceof MeasureGap
        || this instanceof HoldClients
        || this instanceof AwaitService
        || this instanceof ResumeWrites;
  }

  /** Brings the Kubernetes objects to the wanted form, with that many pods. */
  record ApplyObjects(Shape shape, String because) implements Action {}

  /** Takes the pod with the highest ordinal away. */
  record ScaleDown(Shape shape, String because) implements Action {}

  /**
   * Writes the intent to the status before the engine is told. It fails when another writer has
   * changed primary or epoch meanwhile, so that one epoch never has two primaries.
   */
  record RecordPrimary(String pod, long epoch, Notes notes, String because) implements Action {

    /** Returns the status with this intent in it, at the given wall clock. */
    public RedisReplicationStatus appliedTo(RedisReplicationStatus status, long nowMs) {
      boolean planned = notes.switchover() != null;
      return status
          .withPrimary(pod, epoch, notes.switchover(), notes.failover(), notes.handled())
          .withoutPromise(
              planned ? ConditionReason.SWITCHING_OVER : ConditionReason.FAILING_OVER,
              because,
              nowMs);
    }
  }

  /**
   * What is written together with a new primary; null leaves what is there.
   *
   * @param switchover the planned change that this is
   * @param failover the unplanned change that this is
   * @param handled the requests that are dealt with by it
   */
  record Notes(
      @Nullable PrimaryChange switchover,
      @Nullable PrimaryChange failover,
      @Nullable HandledRequests handled) {

    /** Nothing but the primary. */
    static final Notes NONE = new Notes(null, null, null);
  }

  /** Gives the pod the role label, or takes it away. */
  record Label(String pod, String uid, PodRole role, String because) implements Action {}

  /** Makes the engine the primary of the epoch. */
  record Promote(String pod, long epoch, String because) implements Action {}

  /**
   * Makes an engine that is no primary follow one.
   *
   * @param givesUpData whether what it has beyond the other is to be given up
   */
  record Follow(String pod, String primary, boolean givesUpData, String because)
      implements Action {}

  /**
   * Makes an engine that is a primary follow another.
   *
   * @param givesUpData whether what it has beyond the other is to be given up
   */
  record Demote(String pod, String primary, boolean givesUpData, String because)
      implements Action {}

  /**
   * Makes clients that reach a replica wait for its promotion instead of refusing them; they are
   * refused after the given time.
   */
  record HoldClients(String pod, long atMostMs, String because) implements Action {}

  /** Waits until whoever connects through the Service reaches the pod. */
  record AwaitService(String pod, long atMostMs, String because) implements Action {}

  /** Holds back the writes of clients; they go on by themselves after the given time. */
  record PauseWrites(String pod, long atMostMs, String because) implements Action {}

  /** Waits until the candidate has all that the primary has; fails when it takes too long. */
  record AwaitEqual(String candidate, String primary, long atMostMs, String because)
      implements Action {}

  /** Lets the writes of clients go on. */
  record ResumeWrites(String pod, String because) implements Action {}

  /**
   * Waits until the Service leads to the pod as a primary, and takes the time that no write could
   * be accepted.
   *
   * @param alreadyMs how long that had lasted when the pass began; -1 when it begins with the pause
   */
  record MeasureGap(String pod, long epoch, long alreadyMs, long atMostMs, String because)
      implements Action {}

  /** Deletes the pod, if it is still the same one. */
  record DeletePod(String pod, String uid, String because) implements Action {}

  /** Gives a running engine the decided size of the backlog. */
  record Configure(String pod, long backlogBytes, String because) implements Action {}

  /**
   * Changes which passwords a running engine takes from its clients, by digest, and whether it
   * gives the present one to its own upstream.
   */
  record SetPassword(
      String pod, List<String> accept, List<String> drop, boolean renewsUpstream, String because)
      implements Action {

    /** Copies the lists. */
    public SetPassword {
      accept = List.copyOf(accept);
      drop = List.copyOf(drop);
    }
  }

  /** Tells people by an event. */
  record Announce(EventReason reason, String because) implements Action {}
}
