package dev.baton.engine.command;

import dev.baton.engine.resp.Arguments;

/** Sees every call of every client, for statistics, logs and MONITOR. */
public interface CallObserver {
  /** A clock that only rises, in microseconds; it has no origin. */
  long nowMicros();

  /**
   * When a call that is about to begin has begun: the time at which the one before it ended, when
   * that was in the same turn, for reading the clock costs as much as a small command.
   */
  default long startMicros() {
    return nowMicros();
  }

  /**
   * A command has run, alone or as part of a transaction. The views hold during the call; {@code
   * failed} says that an error was replied. One that has waited for keys has run when it replies;
   * its client is still marked as blocked then.
   *
   * @param startedMicros what {@link #startMicros} or {@link #nowMicros} said before it
   */
  void executed(
      Session session, Command command, Arguments words, long startedMicros, boolean failed);

  /** A command waits for keys. What becomes of it is told by one of the other two methods. */
  void waiting(Session session, Command command, Arguments words);

  /** A command was refused before it could run. */
  void rejected(Command command);
}
