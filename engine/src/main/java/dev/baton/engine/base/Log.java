package dev.baton.engine.base;

/** Where state changes are told. One line a message, {@code from -> to: reason} for transitions. */
public interface Log {
  /** How loud a line is; the characters are those of Redis's log format. */
  enum Level {
    /** Detail for development. */
    DEBUG('.'),
    /** Rarely useful detail. */
    VERBOSE('-'),
    /** What an operator of a server wants to know. */
    NOTICE('*'),
    /** Something is wrong. */
    WARNING('#');

    private final char mark;

    Level(char mark) {
      this.mark = mark;
    }

    /** The character that marks this level in a log line. */
    public char mark() {
      return mark;
    }
  }

  /** Writes one line. */
  void write(Level level, String message);

  /** Writes a line at {@link Level#NOTICE}. */
  default void notice(String message) {
    write(Level.NOTICE, message);
  }

  /** Writes a line at {@link Level#WARNING}. */
  default void warning(String message) {
    write(Level.WARNING, message);
  }
}
