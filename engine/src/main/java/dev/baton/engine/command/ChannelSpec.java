package dev.baton.engine.command;

/**
 * Which words of a command are channels that it publishes to or listens to: word {@code first}, or
 * all from there on. A pattern is compared with the patterns that a user is allowed, not matched.
 */
public record ChannelSpec(int first, boolean toEnd, boolean pattern) {
  /** One channel. */
  public static ChannelSpec at(int word) {
    return new ChannelSpec(word, false, false);
  }

  /** All words from {@code word} on. */
  public static ChannelSpec from(int word) {
    return new ChannelSpec(word, true, false);
  }

  /** All words from {@code word} on, which are patterns. */
  public static ChannelSpec patternsFrom(int word) {
    return new ChannelSpec(word, true, true);
  }
}
