package dev.baton.engine.keyspace;

import dev.baton.engine.base.Check;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.structure.NodeCompression;

/**
 * What can be done to a value of any type but a string: free it, copy it, measure it, digest it.
 */
final class Values {
  private final ListForm lists;
  private final SetForm sets;
  private final SortedSetForm sortedSets;
  private final HashForm hashes;
  private final StreamForm streams;

  Values(
      Memory memory,
      NodeCompression nodes,
      MemberLayout members,
      KeyHasher hasher,
      FrozenValues frozen) {
    PlainForm plain = new PlainForm(memory, nodes, members, frozen);
    this.lists = new ListForm(plain);
    this.sets = new SetForm(plain, memory, members, frozen);
    this.sortedSets = new SortedSetForm(plain, memory, hasher, frozen);
    this.hashes = new HashForm(plain, memory, members, frozen);
    this.streams = new StreamForm(memory, frozen);
  }

  /** How hashes are handled. */
  HashForm hashes() {
    return hashes;
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
