package dev.baton.engine.keyspace;

import dev.baton.engine.base.Check;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.structure.IntegerSet;
import dev.baton.engine.structure.LinkedPackedList;
import dev.baton.engine.structure.NodeCompression;
import dev.baton.engine.structure.PackedList;
import dev.baton.engine.structure.StoredNode;

/**
 * The encodings that are handled alike whatever the type: one packed list, several linked ones, a
 * set of integers, a table of members.
 */
final class PlainForm {
  private final Memory memory;
  private final PackedList packed;
  private final LinkedPackedList linked;
  private final LinkedPackedList target;
  private final IntegerSet integers;
  private final MemberTable table;
  private final MemberTable copied;

  PlainForm(Memory memory, NodeCompression nodes, MemberLayout members, FrozenValues frozen) {
    this.memory = memory;
    this.packed = new PackedList(memory);
    this.linked = new LinkedPackedList(memory, nodes);
    this.target = new LinkedPackedList(memory, nodes);
    this.integers = new IntegerSet(memory);
    this.table = new MemberTable(memory, members, frozen);
    this.copied = new MemberTable(memory, members, frozen);
  }

  /** Frees one slice of a structure; returns whether something is left. */
  boolean dispose(Encoding encoding, long root) {
    switch (encoding) {
      case PACKED -> packed.at(root).free();
      case INTEGERS -> integers.at(root).free();
      case LINKED -> {
        return linked.at(root).dispose();
      }
      case TABLE -> {
        return table.at(root).dispose();
      }
      case RANKING, STREAM, INT, EMBSTR, RAW -> throw unknown(encoding);
    }
    return false;
  }

  /** A copy of a whole structure; returns its root. */
  long copy(Encoding encoding, long root) {
    return switch (encoding) {
      case PACKED -> copyBlock(root, packed.at(root).bytes());
      case INTEGERS -> copyBlock(root, integers.at(root).bytes());
      case LINKED -> copyLinked(root);
      case TABLE -> table.at(root).copy(copied);
      case RANKING, STREAM, INT, EMBSTR, RAW -> throw unknown(encoding);
    };
  }

  /** All bytes of a structure. */
  long usedBytes(Encoding encoding, long root) {
    return switch (encoding) {
      case PACKED -> Memory.blockBytes(packed.at(root).bytes());
      case INTEGERS -> Memory.blockBytes(integers.at(root).bytes());
      case LINKED -> linked.at(root).bytes();
      case TABLE -> table.at(root).usedBytes();
      case RANKING, STREAM, INT, EMBSTR, RAW -> throw unknown(encoding);
    };
  }

  private long copyLinked(long root) {
    long copy = target.create();
    linked.at(root);
    for (long block = linked.firstStored(); block != 0; block = linked.nextStored()) {
      target.appendStored(copyBlock(block, StoredNode.bytes(memory, block)));
    }
    return copy;
  }

  private long copyBlock(long source, int bytes) {
    long copy = memory.allocate(bytes);
    memory.copy(source, copy, bytes);
    return copy;
  }

  /** What to throw when a value has an encoding its type never takes. */
  static IllegalStateException unknown(Encoding encoding) {
    Check.that(false, "a structure has an encoding that is handled here, unlike " + encoding);
    return new IllegalStateException("unreachable");
  }
}
