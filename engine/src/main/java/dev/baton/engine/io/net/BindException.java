package dev.baton.engine.io.net;

/** No socket could listen where it should; the message names the address and the reason. */
public final class BindException extends Exception {
  private static final long serialVersionUID = 1L;

  BindException(String message, Throwable cause) {
    super(message, cause);
  }
}
