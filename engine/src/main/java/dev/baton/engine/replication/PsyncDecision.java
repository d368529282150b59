package dev.baton.engine.replication;

import org.jspecify.annotations.Nullable;

/** Whether a replica may go on from where it stopped. Pure. */
sealed interface PsyncDecision {
  /** It may: the stream goes on at {@code position}. */
  record Continue(long position) implements PsyncDecision {}

  /** It needs everything; {@code reason} is for the log. */
  record FullSync(String reason) implements PsyncDecision {}

  /**
   * Decides on {@code PSYNC replicationId offset}, where {@code offset} is the first byte the
   * replica wants, counted from one; "?" asks for a full sync.
   *
   * <ol>
   *   <li>The id is ours, or the one before ours and the byte lies before the branch.
   *   <li>The backlog still holds the byte, or the byte is the next one to be written.
   * </ol>
   */
  static PsyncDecision decide(
      History history, @Nullable Backlog backlog, String replicationId, long offset) {
    if (replicationId.equals("?")) {
      return new FullSync("Full resync requested by replica");
    }
    boolean sameHistory = replicationId.equals(history.replicationId());
    boolean sharedHistory =
        replicationId.equals(history.secondId()) && offset <= history.secondOffset();
    if (!sameHistory && !sharedHistory) {
      return new FullSync(mismatch(history, replicationId, offset));
    }
    if (backlog == null || !backlog.holds(offset - 1)) {
      return new FullSync(
          "Unable to partial resync with replica for lack of backlog (replica request was: "
              + offset
              + ")");
    }
    return new Continue(offset - 1);
  }

  private static String mismatch(History history, String replicationId, long offset) {
    if (replicationId.equals(history.secondId())) {
      return "Partial resynchronization not accepted: Requested offset for second ID was "
          + offset
          + ", but I can reply up to "
          + history.secondOffset();
    }
    return "Partial resynchronization not accepted: Replication ID mismatch (Replica asked for '"
        + replicationId
        + "', my replication IDs are '"
        + history.replicationId()
        + "' and '"
        + history.secondId()
        + "')";
  }
}
