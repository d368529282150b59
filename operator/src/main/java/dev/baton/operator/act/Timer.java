package dev.baton.operator.act;

/** Time as the actor needs it, so that tests need not wait. */
public interface Timer {

  /** A clock that only goes forward. */
  long nowMs();

  /** Lets time pass; returns early when the thread is interrupted. */
  void rest(long durationMs);
}
