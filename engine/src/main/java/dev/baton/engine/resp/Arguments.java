package dev.baton.engine.resp;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Check;
import dev.baton.engine.base.Native;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The words of one request as views into native memory: address and length, no copies. The command
 * name is word 0. The views hold until the request has been executed; one instance is reused from
 * request to request.
 */
public final class Arguments {
  private long[] addresses = new long[16];
  private int[] lengths = new int[16];
  private int count;

  /** The number of words, the command name included. */
  public int count() {
    return count;
  }

  /** The address of word {@code index}. */
  public long address(int index) {
    Check.that(index < count, "the word exists");
    return addresses[index];
  }

  /** The length in bytes of word {@code index}. */
  public int length(int index) {
    Check.that(index < count, "the word exists");
    return lengths[index];
  }

  /** A heap copy of word {@code index}. */
  public Bytes bytes(int index) {
    return Bytes.copyOf(address(index), length(index));
  }

  /** Word {@code index} read as UTF-8, for options and messages. */
  public String text(int index) {
    return new String(Native.toBytes(address(index), length(index)), StandardCharsets.UTF_8);
  }

  /** Whether word {@code index} is {@code word}, ASCII letters compared without case. */
  public boolean is(int index, String word) {
    int length = length(index);
    if (length != word.length()) {
      return false;
    }
    long address = addresses[index];
    for (int i = 0; i < length; i++) {
      if (lower(Native.getByte(address + i)) != lower((byte) word.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The words from {@code first} on, as a request of their own; the views are the same. */
  public Arguments from(int first) {
    Arguments rest = new Arguments();
    for (int i = first; i < count; i++) {
      rest.add(addresses[i], lengths[i]);
    }
    return rest;
  }

  /** Forgets all words. */
  public void clear() {
    count = 0;
  }

  /** Adds a word. */
  public void add(long address, int length) {
    if (count == addresses.length) {
      addresses = Arrays.copyOf(addresses, count * 2);
      lengths = Arrays.copyOf(lengths, count * 2);
    }
    addresses[count] = address;
    lengths[count] = length;
    count++;
  }

  private static int lower(byte character) {
    return character >= 'A' && character <= 'Z' ? character + 32 : character;
  }
}
