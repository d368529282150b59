package dev.baton.engine.server;

/** The server cannot start; the message is for whoever started it. */
final class StartException extends Exception {
  private static final long serialVersionUID = 1L;

  StartException(String message) {
    super(message);
  }
}
