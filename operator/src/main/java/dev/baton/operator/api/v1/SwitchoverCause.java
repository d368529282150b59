package dev.baton.operator.api.v1;

/** Why a primary that works was moved to another pod. */
public enum SwitchoverCause {
  /** Somebody asked for it by annotation. */
  REQUESTED("Requested"),
  /** Its pod is the last one of an old revision. */
  ROLLOUT("Rollout"),
  /** Its pod goes because fewer instances are wanted. */
  SCALE_DOWN("ScaleDown"),
  /** Its pod is being deleted or evicted. */
  POD_DELETED("PodDeleted"),
  /** Its node is being drained. */
  NODE_DRAINING("NodeDraining");

  private final String text;

  SwitchoverCause(String text) {
    this.text = text;
  }

  /** Returns the cause as it stands in a status. */
  public String text() {
    return text;
  }
}
