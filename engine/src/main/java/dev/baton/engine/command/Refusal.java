package dev.baton.engine.command;

import dev.baton.engine.resp.Arguments;

/**
 * Ends a call with an error line before it has changed anything: a bad argument, a missing key. It
 * is control flow inside one call, caught by the chain, and so carries no stack trace.
 */
public final class Refusal extends RuntimeException {
  /** The answer to a number that is none, or too large. */
  public static final String NOT_AN_INTEGER = "ERR value is not an integer or out of range";

  /** The answer to words a command does not understand. */
  public static final String SYNTAX = "ERR syntax error";

  /** The answer to a key that holds a value of another type. */
  public static final String WRONG_TYPE =
      "WRONGTYPE Operation against a key holding the wrong kind of value";

  private static final long serialVersionUID = 1L;

  /** Takes the whole error line, its code first and without a leading dash. */
  public Refusal(String errorLine) {
    super(errorLine, null, false, false);
  }

  /** Refuses a call for its number of words, where the arity of its spec cannot say it. */
  public static Refusal wrongArity(CommandSpec spec) {
    return new Refusal(Rejections.wrongArity(spec));
  }

  /** Refuses a subcommand called with words it does not know. */
  public static Refusal unknownSubcommand(Arguments words) {
    return new Refusal(Rejections.unknownSubcommandOrArity(words));
  }

  /** The error line. */
  public String errorLine() {
    return String.valueOf(getMessage());
  }
}
