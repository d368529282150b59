package dev.baton.engine.command;

/** Which replies a client wants to see. */
public enum ReplyMode {
  /** All of them. */
  ON,
  /** None. */
  OFF,
  /** All but the one to the next command. */
  SKIP_NEXT
}
