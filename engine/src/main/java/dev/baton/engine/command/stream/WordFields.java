package dev.baton.engine.command.stream;

import dev.baton.engine.command.Call;
import dev.baton.engine.resp.Arguments;
import dev.baton.engine.structure.StreamFields;

/** The last words of a call as the fields of an entry. Reused from call to call. */
final class WordFields implements StreamFields {
  private Arguments words = new Arguments();
  private int first;

  WordFields set(Call call, int firstWord) {
    words = call.arguments();
    first = firstWord;
    return this;
  }

  /** The bytes of all names and values. */
  long bytes() {
    long bytes = 0;
    for (int word = first; word < words.count(); word++) {
      bytes += words.length(word);
    }
    return bytes;
  }

  @Override
  public int count() {
    return (words.count() - first) / 2;
  }

  @Override
  public long address(int index) {
    return words.address(first + index);
  }

  @Override
  public int length(int index) {
    return words.length(first + index);
  }
}
