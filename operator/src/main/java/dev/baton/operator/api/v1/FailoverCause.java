package dev.baton.operator.api.v1;

/** Why a primary was replaced. */
public enum FailoverCause {
  /** Its container ended. */
  CONTAINER_EXITED("ContainerExited"),
  /** Its pod was deleted. */
  POD_DELETED("PodDeleted"),
  /** Its pod was evicted. */
  POD_EVICTED("PodEvicted"),
  /** It gave no sign of life for {@code failover.detectAfter}. */
  SILENT("Silent"),
  /** It answers but came back without its role, for example after a quick restart. */
  ROLE_LOST("RoleLost");

  private final String text;

  FailoverCause(String text) {
    this.text = text;
  }

  /** Returns the cause as it stands in a status. */
  public String text() {
    return text;
  }
}
