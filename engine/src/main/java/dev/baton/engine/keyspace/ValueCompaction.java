package dev.baton.engine.keyspace;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;
import dev.baton.engine.structure.IntegerSet;
import dev.baton.engine.structure.LinkedPackedList;
import dev.baton.engine.structure.PackedList;

/**
 * Moves the blocks of collections out of sparse memory: first the head, which is all that a small
 * one has, then the others part by part.
 */
final class ValueCompaction {
  private static final long IN_A_LIST = 1;

  private final Memory memory;
  private final FrozenValues frozen;
  private final Mover mover;
  private final PackedList packed;
  private final IntegerSet integers;
  private final LinkedPackedList linked;
  private final MemberTable table;
  private final RankedScores ranked;
  private final StreamCompaction streams;

  ValueCompaction(Store store, Mover mover) {
    this.memory = store.memory;
    this.frozen = store.frozen;
    this.mover = mover;
    this.packed = new PackedList(memory);
    this.integers = new IntegerSet(memory);
    this.linked = new LinkedPackedList(memory, store.compression);
    this.table = new MemberTable(memory, store.members, store.frozen);
    this.ranked = new RankedScores(memory, store.hasher, store.frozen);
    this.streams = new StreamCompaction(memory, mover);
  }

  /** Moves the head of a structure; returns where its root is now. */
  long compactHead(Encoding encoding, long root) {
    return switch (encoding) {
      case PACKED -> mover.move(root, packed.at(root).bytes());
      case INTEGERS -> mover.move(root, integers.at(root).bytes());
      case LINKED -> linked.at(root).compactHead(mover);
      case TABLE -> table.at(root).compactHead(mover);
      case RANKING -> ranked.at(root).compactHead(mover);
      case STREAM -> streams.compactHead(root);
      case INT, EMBSTR, RAW -> throw PlainForm.unknown(encoding);
    };
  }

  /** How many elements, or blocks of them, the parts have to be moved with; none without parts. */
  long parts(Encoding encoding, long root) {
    return switch (encoding) {
      case PACKED, INTEGERS -> 0;
      case LINKED -> linked.at(root).nodes();
      case TABLE -> table.at(root).size();
      case RANKING -> ranked.at(root).size();
      case STREAM -> streams.parts(root);
      case INT, EMBSTR, RAW -> throw PlainForm.unknown(encoding);
    };
  }

  /**
   * Moves one part.
   *
   * @param cursor zero for the first part, otherwise what the call before has returned
   * @return the cursor of the next part, zero after the last
   */
  long compact(Encoding encoding, long root, long cursor) {
    return switch (encoding) {
      case PACKED, INTEGERS -> 0;
      case LINKED -> compactNode(root, cursor);
      case TABLE -> table.at(root).compact(cursor, mover);
      case RANKING -> ranked.at(root).compact(cursor, mover);
      case STREAM -> streams.compact(root, cursor);
      case INT, EMBSTR, RAW -> throw PlainForm.unknown(encoding);
    };
  }

  /** The place in a list is a node that may go meanwhile, so others keep it for us. */
  private long compactNode(long root, long cursor) {
    boolean isFirst = cursor == 0;
    if (!isFirst && (!frozen.isBookmarked(root) || frozen.bookmarkedNode() == 0)) {
      return 0;
    }
    long node = isFirst ? 0 : frozen.bookmarkedNode();
    long next = linked.at(root).compact(node, mover);
    frozen.bookmark(next == 0 ? 0 : root, next);
    return next == 0 ? 0 : IN_A_LIST;
  }
}
