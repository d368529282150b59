package dev.baton.engine.keyspace;

import dev.baton.engine.base.Check;
import dev.baton.engine.memory.Memory;

/**
 * What can be done to a value of any type but a string: free it, copy it, measure it, digest it.
 */
final class Values {
  private final ListForm lists;
  private final SetForm sets;
  private final SortedSetForm sortedSets;
  private final HashForm hashes;
  private final StreamForm streams;

  Values(Memory memory) {
    PlainForm plain = new PlainForm(memory);
    this.lists = new ListForm(plain);
    this.sets = new SetForm(plain);
    this.sortedSets = new SortedSetForm(plain);
    this.hashes = new HashForm(plain);
    this.streams = new StreamForm(memory);
  }

  /** How values of a type are handled. */
  ValueForm of(Type type) {
    return switch (type) {
      case LIST -> lists;
      case SET -> sets;
      case SORTED_SET -> sortedSets;
      case HASH -> hashes;
      case STREAM -> streams;
      case STRING, NONE -> {
        Check.that(false, "a structure is the value of a collection, unlike " + type);
        throw new IllegalStateException("unreachable");
      }
    };
  }
}
