package dev.baton.operator.status;

/** Why an event was written. The text is part of the interface: people alert on it. */
public enum EventReason {
  /** The first primary of a resource was chosen. */
  PRIMARY_ASSIGNED("PrimaryAssigned", false),
  /** An engine was made to follow the primary. */
  REPLICA_ATTACHED("ReplicaAttached", false),
  /** The primary is lost and another takes over. */
  FAILOVER_STARTED("FailoverStarted", true),
  /** The new primary takes writes. */
  FAILOVER_COMPLETED("FailoverCompleted", false),
  /** The primary is lost and nobody may take over. */
  NO_PROMOTABLE_REPLICA("NoPromotableReplica", true),
  /** An engine that believed itself the primary was made a replica. */
  RIVAL_PRIMARY_DEMOTED("RivalPrimaryDemoted", true),
  /** A promotion by somebody else was accepted, for its history is newer. */
  FOREIGN_PRIMARY_ADOPTED("ForeignPrimaryAdopted", true),
  /** The primary was moved without loss. */
  PRIMARY_MOVED("PrimaryMoved", false),
  /** A move of the primary is done; the message has the time without accepted writes. */
  SWITCHOVER_COMPLETED("SwitchoverCompleted", false),
  /** A requested move was not done, and will not be; the message says why. */
  SWITCHOVER_REFUSED("SwitchoverRefused", true),
  /** A move of the primary kept writes back for longer than the spec calls in order. */
  WRITE_GAP_EXCEEDED("WriteGapExceeded", true),
  /** A planned move was given up and the primary stayed. */
  PRIMARY_MOVE_GIVEN_UP("PrimaryMoveGivenUp", true),
  /** A pod was deleted so that its successor carries the newest revision. */
  POD_REPLACED("PodReplaced", false),
  /** A pod was taken away because fewer instances are wanted. */
  SCALED_DOWN("ScaledDown", false),
  /** The Secret has another password: engines get it beside the former one. */
  PASSWORD_CHANGE_STARTED("PasswordChangeStarted", false),
  /** Every engine has proved the password of the Secret, and no other is accepted any more. */
  PASSWORD_CHANGED("PasswordChanged", false),
  /** The backlog got another size; the message has the arithmetic. */
  BACKLOG_RESIZED("BacklogResized", false),
  /** Something only a person can put right keeps the resource from being ready. */
  STALLED("Stalled", true);

  private final String text;
  private final boolean warning;

  EventReason(String text, boolean warning) {
    this.text = text;
    this.warning = warning;
  }

  /** The reason as it stands in an event. */
  public String text() {
    return text;
  }

  /** Whether somebody should look at it. */
  public boolean isWarning() {
    return warning;
  }
}
