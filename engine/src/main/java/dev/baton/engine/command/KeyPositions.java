package dev.baton.engine.command;

import dev.baton.engine.base.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which words of a call are keys, and what the call does with each. Used again for each call. */
public final class KeyPositions {
  private int[] words = new int[8];
  private int[] flagBits = new int[8];
  private int count;

  /** The number of keys. */
  public int count() {
    return count;
  }

  /** The number of the word that is key {@code index}. */
  public int word(int index) {
    Check.that(index < count, "the key exists");
    return words[index];
  }

  /** Whether key {@code index} has {@code flag}. */
  public boolean has(int index, KeyFlag flag) {
    return (flagBits[index] & flag.bit()) != 0;
  }

  /** What is done with key {@code index}, in the order of the flags. */
  public List<KeyFlag> flags(int index) {
    List<KeyFlag> flags = new ArrayList<>();
    for (KeyFlag flag : KeyFlag.values()) {
      if (has(index, flag)) {
        flags.add(flag);
      }
    }
    return flags;
  }

  /** Adds a key. */
  public void add(int word, KeyFlag... flags) {
    add(word, KeyFlag.bits(flags));
  }

  void add(int word, int bits) {
    if (count == words.length) {
      words = Arrays.copyOf(words, count * 2);
      flagBits = Arrays.copyOf(flagBits, count * 2);
    }
    words[count] = word;
    flagBits[count] = bits;
    count++;
  }

  /** Forgets all keys. */
  public void clear() {
    count = 0;
  }
}
