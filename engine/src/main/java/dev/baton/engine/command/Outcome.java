package dev.baton.engine.command;

/** What became of one request. */
public enum Outcome {
  /** It was executed or refused, and answered. */
  EXECUTED,
  /** The client is paused: the request has to be processed again later. */
  POSTPONED,
  /** The client waits for something; its reply comes later. */
  BLOCKED,
  /** The client is to be closed once its output has been sent. */
  CLOSE
}
