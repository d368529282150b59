package dev.baton.operator.api.v1;

/** Why a condition has its status: one word, the same in conditions, events and logs. */
public enum ConditionReason {
  /** Everything is as wanted. */
  HEALTHY("Healthy"),
  /** The objects of a new resource are being made. */
  CREATING("Creating"),
  /** The first primary has not been chosen yet. */
  WAITING_FOR_FIRST_PRIMARY("WaitingForFirstPrimary"),
  /** The primary is lost or suspected and a replica is about to take over. */
  FAILING_OVER("FailingOver"),
  /** The primary is lost and no replica may take over; the message names each and why. */
  NO_PROMOTABLE_REPLICA("NoPromotableReplica"),
  /** The primary cannot be reached. */
  PRIMARY_UNREACHABLE("PrimaryUnreachable"),
  /** A primary takes writes. */
  PRIMARY_WRITABLE("PrimaryWritable"),
  /** The Service does not lead to the primary yet. */
  SERVICE_NOT_POINTING_AT_PRIMARY("ServiceNotPointingAtPrimary"),
  /** Every wanted replica follows the primary. */
  REPLICAS_FOLLOWING("ReplicasFollowing"),
  /** Some replica does not follow the primary; the message names it. */
  REPLICAS_NOT_IN_SYNC("ReplicasNotInSync"),
  /** There is one instance only, so there is nothing to follow the primary. */
  NO_REPLICAS_WANTED("NoReplicasWanted"),
  /** Pods are being added or removed. */
  SCALING("Scaling"),
  /** Pods of an old revision are being replaced. */
  REPLACING_PODS("ReplacingPods"),
  /** Every pod is of the newest revision. */
  PODS_UP_TO_DATE("PodsUpToDate"),
  /** The pod of the primary is the last of an old revision, and a person is to move it. */
  WAITING_FOR_SWITCHOVER("WaitingForSwitchover"),
  /** A rollout has made no progress for its deadline; the message says what it waits for. */
  PROGRESS_DEADLINE_EXCEEDED("ProgressDeadlineExceeded"),
  /** Somebody has asked for a move of the primary and it has not happened yet. */
  SWITCHING_OVER("SwitchingOver"),
  /** No node has room for a pod. */
  POD_UNSCHEDULABLE("PodUnschedulable"),
  /** The API server refuses a pod, for a quota or a policy; the message has its words. */
  POD_REFUSED("PodRefused"),
  /** The engine ends again and again; the message has its last words. */
  POD_CRASH_LOOPING("PodCrashLooping"),
  /** The engine refuses its configuration, for example an unknown directive. */
  ENGINE_CONFIG_REJECTED("EngineConfigRejected"),
  /** The image cannot be pulled. */
  IMAGE_PULL_FAILED("ImagePullFailed"),
  /** A Secret that the spec names is missing or lacks its key. */
  SECRET_NOT_FOUND("SecretNotFound"),
  /** The spec asks for something impossible; the message says what. */
  INVALID_SPEC("InvalidSpec"),
  /** An engine cannot write to its volume, which is full or broken. */
  SAVE_FAILED("SaveFailed"),
  /** The backlog covers the wanted absence. */
  COVERAGE_REACHED("CoverageReached"),
  /** The backlog covers less than the wanted absence and its upper bound is reached. */
  COVERAGE_LIMITED("CoverageLimited"),
  /** The write rate has not been observed yet. */
  RATE_UNKNOWN("RateUnknown"),
  /** A new password is accepted beside the former one; the message says what is waited for. */
  BOTH_PASSWORDS_ACCEPTED("BothPasswordsAccepted"),
  /** The user has set the pause annotation. */
  PAUSED_BY_ANNOTATION("PausedByAnnotation");

  private final String text;

  ConditionReason(String text) {
    this.text = text;
  }

  /** Returns the reason as it stands in a status. */
  public String text() {
    return text;
  }
}
