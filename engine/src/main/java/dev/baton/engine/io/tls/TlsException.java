package dev.baton.engine.io.tls;

/** TLS cannot work with these files or settings; the message names the file or the directive. */
public final class TlsException extends Exception {
  private static final long serialVersionUID = 1L;

  TlsException(String message) {
    super(message);
  }

  TlsException(String message, Throwable cause) {
    super(message + ": " + innermost(cause), cause);
  }

  /** What went wrong first: the layers around it only say that something did. */
  public static String innermost(Throwable failure) {
    Throwable first = failure;
    for (Throwable cause = first.getCause(); cause != null; cause = first.getCause()) {
      first = cause;
    }
    String message = first.getMessage();
    return message == null || message.isEmpty() ? first.getClass().getSimpleName() : message;
  }
}
