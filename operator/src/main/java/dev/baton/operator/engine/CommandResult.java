package dev.baton.operator.engine;

/** The outcome of one command sent to an engine. */
public sealed interface CommandResult {

  /** The engine did it. */
  record Done() implements CommandResult {}

  /**
   * The engine refused.
   *
   * @param because its words
   */
  record Refused(String because) implements CommandResult {}

  /**
   * The command may or may not have arrived: observe again before the next step.
   *
   * @param because what failed
   */
  record Unknown(String because) implements CommandResult {}

  /** Whether the engine confirmed. */
  default boolean isDone() {
    return this instanceof Done;
  }
}
