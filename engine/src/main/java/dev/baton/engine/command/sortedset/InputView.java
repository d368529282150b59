package dev.baton.engine.command.sortedset;

import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.SetValue;
import dev.baton.engine.keyspace.SortedSetValue;
import dev.baton.engine.keyspace.Type;

/** A view of a set or a sorted set as members with scores; those of a set are all one. */
final class InputView {
  private final SortedSetValue sorted;
  private final SetValue plain;
  private boolean isSorted;

  InputView(SortedSetValue sorted, SetValue plain) {
    this.sorted = sorted;
    this.plain = plain;
  }

  InputView at(Entry entry) {
    isSorted = entry.type() == Type.SORTED_SET;
    if (isSorted) {
      sorted.at(entry);
    } else {
      plain.at(entry);
    }
    return this;
  }

  long size() {
    return isSorted ? sorted.size() : plain.size();
  }

  boolean first() {
    return isSorted ? sorted.first() : plain.first();
  }

  boolean next() {
    return isSorted ? sorted.next() : plain.next();
  }

  boolean find(long text, int length) {
    return isSorted ? sorted.find(text, length) : plain.contains(text, length);
  }

  double score() {
    return isSorted ? sorted.score() : 1;
  }

  long textAddress() {
    return isSorted ? sorted.textAddress() : plain.textAddress();
  }

  int textLength() {
    return isSorted ? sorted.textLength() : plain.textLength();
  }
}
