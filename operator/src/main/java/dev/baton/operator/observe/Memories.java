package dev.baton.operator.observe;

/**
 * What this process remembers of earlier passes. A restarted operator starts without, and only
 * waits a little longer because of it.
 *
 * @param moveGivenUpAtMs when a planned move was last given up, -1 when never
 * @param missingSecret name of a Secret that the spec refers to and that is not there, or empty
 * @param refusedObject the API server's words when it last refused an object of this generation, or
 *     empty
 * @param problemSinceMs since when the problem of this pass has lasted, -1 when unknown
 * @param servedRunId run id of the engine process last met behind the Service, or empty
 * @param requestSinceMs since when the present request for a move has been known, -1 when unknown
 * @param rolloutSinceMs since when the present step of a rollout has lasted, -1 when unknown
 * @param absenceMs how long a pod of the present rollout was away at most, -1 when unknown
 * @param gap what the latest change of the primary cost
 * @param resyncs what the primary of the latest change had counted before it
 */
public record Memories(
    long moveGivenUpAtMs,
    String missingSecret,
    String refusedObject,
    long problemSinceMs,
    String servedRunId,
    long requestSinceMs,
    long rolloutSinceMs,
    long absenceMs,
    MeasuredGap gap,
    Resyncs resyncs) {

  /** A fresh start. */
  public static final Memories NONE =
      new Memories(-1, "", "", -1, "", -1, -1, -1, MeasuredGap.NONE, Resyncs.NONE);

  /** The same, with the time since when each kind of waiting has lasted. */
  public Memories withClocks(
      long problemMs, long requestMs, long rolloutMs, long longestAbsenceMs) {
    return new Memories(
        moveGivenUpAtMs,
        missingSecret,
        refusedObject,
        problemMs,
        servedRunId,
        requestMs,
        rolloutMs,
        longestAbsenceMs,
        gap,
        resyncs);
  }

  /** The same, with the engine process that was met behind the Service. */
  public Memories withServedRunId(String runId) {
    return new Memories(
        moveGivenUpAtMs,
        missingSecret,
        refusedObject,
        problemSinceMs,
        runId,
        requestSinceMs,
        rolloutSinceMs,
        absenceMs,
        gap,
        resyncs);
  }

  /** The same, with what a change of the primary has cost. */
  public Memories withGap(MeasuredGap measured) {
    return new Memories(
        moveGivenUpAtMs,
        missingSecret,
        refusedObject,
        problemSinceMs,
        servedRunId,
        requestSinceMs,
        rolloutSinceMs,
        absenceMs,
        measured,
        resyncs);
  }

  /** The same, with the time at which a planned move was given up. */
  public Memories withMoveGivenUpAtMs(long atMs) {
    return new Memories(
        atMs,
        missingSecret,
        refusedObject,
        problemSinceMs,
        servedRunId,
        requestSinceMs,
        rolloutSinceMs,
        absenceMs,
        gap,
        resyncs);
  }

  /** The same, with what a new primary had counted when it was chosen. */
  public Memories withResyncs(Resyncs counted) {
    return new Memories(
        moveGivenUpAtMs,
        missingSecret,
        refusedObject,
        problemSinceMs,
        servedRunId,
        requestSinceMs,
        rolloutSinceMs,
        absenceMs,
        gap,
        counted);
  }
}
