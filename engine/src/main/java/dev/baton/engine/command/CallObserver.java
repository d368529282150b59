package dev.baton.engine.command;

import dev.baton.engine.resp.Arguments;

/** Sees every call of every client, for statistics, logs and MONITOR. */
public interface CallObserver {
  /** A clock that only rises, in microseconds; it has no origin. */
  long nowMicros();

  /**
   * A command has run, alone or as part of a transaction. The views hold during the call; {@code
   * failed} says that an error was replied.
   *
   * @param startedMicros what {@link #nowMicros} said before it
   */
  void executed(
      Session session, Command command, Arguments words, long startedMicros, boolean failed);

  /** A command was refused before it could run. */
  void rejected(Command command);
}
