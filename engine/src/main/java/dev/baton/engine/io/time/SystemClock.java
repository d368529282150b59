package dev.baton.engine.io.time;

/** The system's wall clock; expiry times of keys are written in it. */
public final class SystemClock {
  /** Milliseconds since 1970, UTC. */
  public long nowMs() {
    return System.currentTimeMillis();
  }
}
