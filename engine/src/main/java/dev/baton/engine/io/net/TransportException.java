package dev.baton.engine.io.net;

/** The wanted way to drive sockets is not available here; the message says why. */
public final class TransportException extends Exception {
  private static final long serialVersionUID = 1L;

  TransportException(String message, Throwable cause) {
    super(message, cause);
  }
}
