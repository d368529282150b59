package dev.baton.operator.observe;

import java.util.Map;
import java.util.TreeMap;

/**
 * How long the pods that a rollout has replaced so far were away: from the pass that missed the
 * former pod until the new one was in place, with the data. The next one will be away as long.
 */
public final class Absences {
  private record Leave(String uid, long atMs) {}

  private final Map<String, String> present = new TreeMap<>();
  private final Map<String, Leave> away = new TreeMap<>();
  private String rollout = "";
  private long longestMs = -1;

  /**
   * The longest absence of a replaced pod in this rollout; -1 while none has come back.
   *
   * @param revision what is being rolled out; empty while nothing is
   * @param inPlace the pods that are ready and have the data, with their uid
   */
  public long longestMs(String revision, Map<String, String> inPlace, long nowMs) {
    if (!revision.equals(rollout)) {
      rollout = revision;
      longestMs = -1;
      away.clear();
      present.clear();
    }
    present.forEach((pod, uid) -> {
      if (!uid.equals(inPlace.get(pod))) {
        away.putIfAbsent(pod, new Leave(uid, nowMs));
      }
    });
    inPlace.forEach((pod, uid) -> comeBack(pod, uid, nowMs));
    present.clear();
    present.putAll(inPlace);
    return longestMs;
  }

  /** One whose container has ended, and which is the same pod, says nothing of a replacement. */
  private void comeBack(String pod, String uid, long nowMs) {
    Leave leave = away.remove(pod);
    if (leave != null && !leave.uid().equals(uid)) {
      longestMs = Math.max(longestMs, nowMs - leave.atMs());
    }
  }
}
