package dev.baton.engine.command;

/**
 * One command. It reads its arguments, changes the keyspace, says what changed and writes exactly
 * one reply; it knows no socket, file or replica.
 */
public interface Command {
  /** What the command is called, how it may be called and what is told about it. */
  CommandSpec spec();

  /** Runs one call that has passed all checks of the chain. */
  void execute(Call call);
}
