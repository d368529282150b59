package dev.baton.operator.engine;

/** The outcome of asking an engine how it is. */
public sealed interface Inspection {

  /**
   * The engine answered.
   *
   * @param view what it said
   */
  record Reachable(EngineView view) implements Inspection {}

  /**
   * The host answered that nothing listens: the process is not there.
   *
   * @param because the system's words
   */
  record Refused(String because) implements Inspection {}

  /**
   * The engine answered, but not with what was asked, such as a wrong password.
   *
   * @param because the engine's words
   */
  record Rejected(String because) implements Inspection {}

  /**
   * No answer within the deadline; the engine may live or not.
   *
   * @param because what was waited for
   */
  record Silent(String because) implements Inspection {}

  /**
   * There was nobody to ask: the pod has no address.
   *
   * @param because what is missing
   */
  record Absent(String because) implements Inspection {}
}
