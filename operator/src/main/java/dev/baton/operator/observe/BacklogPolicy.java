package dev.baton.operator.observe;

/**
 * How the backlog is sized.
 *
 * @param fixedBytes the size the user fixed, or 0 for sizing by the observed write rate
 * @param coverageSeconds the outage that must end in a partial resync
 * @param minBytes never smaller
 * @param maxBytes never larger
 */
public record BacklogPolicy(long fixedBytes, long coverageSeconds, long minBytes, long maxBytes) {

  /** Whether the user fixed the size. */
  public boolean isFixed() {
    return fixedBytes > 0;
  }
}
