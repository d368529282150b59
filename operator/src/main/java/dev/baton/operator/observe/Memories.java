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
 */
public record Memories(
    long moveGivenUpAtMs,
    String missingSecret,
    String refusedObject,
    long problemSinceMs,
    String servedRunId) {

  /** A fresh start. */
  public static final Memories NONE = new Memories(-1, "", "", -1, "");

  /** The same, with the time since when the problem of this pass has lasted. */
  public Memories withProblemSinceMs(long sinceMs) {
    return new Memories(moveGivenUpAtMs, missingSecret, refusedObject, sinceMs, servedRunId);
  }

  /** The same, with the engine process that was met behind the Service. */
  public Memories withServedRunId(String runId) {
    return new Memories(moveGivenUpAtMs, missingSecret, refusedObject, problemSinceMs, runId);
  }
}
