package dev.baton.operator.engine;

/** Keeps in touch with one engine until it is closed. */
public interface Pulse extends AutoCloseable {

  /** Told how the engine is. The calls come one at a time, from a thread that must not be held. */
  interface Listener {

    /** The engine has answered; an error reply counts, it proves life. */
    void beat();

    /**
     * The engine did not answer in time, or its connection broke; another try follows.
     *
     * @param unansweredMs how long it has owed an answer; 0 when nothing was asked
     */
    void miss(long unansweredMs);
  }

  /** Ends it; at most one call that is under way still comes through. */
  @Override
  void close();
}
