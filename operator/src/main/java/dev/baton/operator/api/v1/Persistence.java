package dev.baton.operator.api.v1;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What each engine writes to its disk.
 *
 * <p>Without a volume the disk is an emptyDir: what is written there outlives the process and its
 * container, and ends with the pod. So every value is accepted with and without {@code storage}.
 */
public enum Persistence {
  /** Nothing: data lives in memory, and in the memory of replicas. */
  @JsonProperty("None")
  NONE,
  /** All data as one file (RDB), a minute after a change at the latest, and when a pod stops. */
  @JsonProperty("Snapshot")
  SNAPSHOT,
  /** Every write (AOF), with all data before it as commands. */
  @JsonProperty("AppendOnly")
  APPEND_ONLY,
  /** Every write (AOF), with all data before it as a snapshot, and an hourly snapshot beside. */
  @JsonProperty("Mixed")
  MIXED;

  /** Returns whether every write is kept, and not only the data of some moment. */
  public boolean isAppending() {
    return this == APPEND_ONLY || this == MIXED;
  }

  /** Who pays for volumes wants the data to be there; who does not is not made to write. */
  static Persistence standard(@Nullable Storage storage) {
    return storage == null ? NONE : MIXED;
  }
}
