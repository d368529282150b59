package dev.baton.operator.api.v1;

/** What a condition of a resource is about. */
public enum ConditionType {
  /**
   * This generation is processed, the primary takes writes, the replicas are in sync and the
   * Service leads to the primary.
   */
  READY("Ready"),
  /**
   * The operator is at work on a change; present only while true, never beside {@link #STALLED}.
   */
  RECONCILING("Reconciling"),
  /** Only a person can go on: a bad spec, a missing Secret, an image that cannot be pulled. */
  STALLED("Stalled"),
  /** A primary takes writes. */
  PRIMARY_AVAILABLE("PrimaryAvailable"),
  /** Every wanted replica follows the primary. */
  REPLICAS_IN_SYNC("ReplicasInSync"),
  /** The backlog covers the wanted absence at the observed write rate. */
  BACKLOG_SUFFICIENT("BacklogSufficient"),
  /** Every pod is of the newest revision. */
  ROLLOUT_COMPLETE("RolloutComplete"),
  /** Engines accept another password than that of the Secret; present only while true. */
  PASSWORD_CHANGING("PasswordChanging"),
  /** The user has paused the operator for this resource; present only while true. */
  RECONCILIATION_PAUSED("ReconciliationPaused");

  private final String text;

  ConditionType(String text) {
    this.text = text;
  }

  /** Returns the type as it stands in a status. */
  public String text() {
    return text;
  }
}
