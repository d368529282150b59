package dev.baton.operator.observe;

/** The stopwatches of one resource. */
public final class Clocks {
  private final Stopwatch problem = new Stopwatch();
  private final Stopwatch request = new Stopwatch();
  private final Stopwatch rollout = new Stopwatch();

  /**
   * Tells since when each has lasted; a text is empty while there is nothing of the kind.
   *
   * @param problemText what keeps the spec from taking effect
   * @param rolloutText the present step of a rollout
   */
  public Memories read(Observed observed, String problemText, String rolloutText) {
    long nowMs = observed.nowMs();
    return observed
        .memories()
        .withClocks(
            problem.sinceMs(problemText, nowMs),
            request.sinceMs(observed.desired().requests().switchover(), nowMs),
            rollout.sinceMs(rolloutText, nowMs));
  }
}
