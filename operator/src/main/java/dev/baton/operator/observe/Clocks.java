package dev.baton.operator.observe;

import java.util.Map;

/** The stopwatches of one resource. */
public final class Clocks {
  private final Stopwatch problem = new Stopwatch();
  private final Stopwatch request = new Stopwatch();
  private final Stopwatch rollout = new Stopwatch();
  private final Absences absences = new Absences();

  /**
   * Tells since when each has lasted; a text is empty while there is nothing of the kind.
   *
   * @param problemText what keeps the spec from taking effect
   * @param rolloutText the present step of a rollout
   * @param inPlace the pods that are ready and have the data, with their uid
   */
  public Memories read(
      Observed observed, String problemText, String rolloutText, Map<String, String> inPlace) {
    long nowMs = observed.nowMs();
    String revision = rolloutText.isEmpty() ? "" : observed.workload().newestRevision();
    return observed
        .memories()
        .withClocks(
            problem.sinceMs(problemText, nowMs),
            request.sinceMs(observed.desired().requests().switchover(), nowMs),
            rollout.sinceMs(rolloutText, nowMs),
            absences.longestMs(revision, inPlace, nowMs));
  }
}
