package dev.baton.operator.observe;

/**
 * What a new primary had counted when it was chosen. The difference to what it counts when every
 * replica follows it tells what the change of the primary cost its replicas.
 *
 * @param epoch number of the promotion; -1 when none was seen
 * @param runId its process; another one counts from zero
 * @param full full resynchronisations it had served
 * @param partial partial resynchronisations it had served
 */
public record Resyncs(long epoch, String runId, long full, long partial) {

  /** No change of the primary was seen. */
  public static final Resyncs NONE = new Resyncs(-1, "", 0, 0);
}
