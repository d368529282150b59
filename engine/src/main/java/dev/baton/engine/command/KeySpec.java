package dev.baton.engine.command;

import java.util.List;

/**
 * Where keys stand among the words of a command: from word {@code first}, each {@code step} words,
 * to the word {@code last} further on; a negative {@code last} counts from the end of the command.
 */
public record KeySpec(int first, int last, int step, List<KeyFlag> flags, String note) {
  /** One key, at word {@code position}. */
  public static KeySpec at(int position, KeyFlag... flags) {
    return new KeySpec(position, 0, 1, List.of(flags), "");
  }

  /** Keys from word {@code first} to {@code last}, {@code step} words apart. */
  public static KeySpec range(int first, int last, int step, KeyFlag... flags) {
    return new KeySpec(first, last, step, List.of(flags), "");
  }

  /** The same with a remark for readers of COMMAND INFO. */
  public KeySpec withNote(String text) {
    return new KeySpec(first, last, step, flags, text);
  }

  /** The position of the last key in a command of {@code count} words. */
  public int lastPosition(int count) {
    return last < 0 ? count + last : first + last;
  }
}
