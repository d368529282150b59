package dev.baton.engine.persistence;

import dev.baton.engine.base.Integers;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.structure.PackedList;
import dev.baton.engine.structure.PackedListCheck;

/**
 * Makes packed lists of what files hold, in blocks of their own that belong to the caller. What
 * comes out is well formed in every byte and in the one form this server itself writes.
 */
final class ForeignPacked {
  private static final String DAMAGED_PACKED = "a packed list is damaged";
  private static final String DAMAGED_OLD = "a packed list of an old form is damaged";

  private final Memory memory;
  private final RdbReader reader;
  private final PackedListCheck check;
  private final PackedList packed;
  private final PackedList rewritten;

  ForeignPacked(Keyspace keyspace, RdbReader reader) {
    this.memory = keyspace.memory();
    this.reader = reader;
    this.check = new PackedListCheck(memory);
    this.packed = new PackedList(memory);
    this.rewritten = new PackedList(memory);
  }

  /** The packed list whose bytes {@code text} holds. */
  long ofPacked(RdbText text) {
    int bytes = text.length();
    reader.demand(bytes > 0, DAMAGED_PACKED);
    long block = memory.allocate(bytes);
    memory.copyIn(text.address(), block, bytes);
    if (!check.isWellFormed(block, bytes)) {
      memory.free(block, bytes);
      throw reader.refused(DAMAGED_PACKED);
    }
    return isCanonical(block) ? block : rewrite(block);
  }

  /** A packed list of the elements of an old one. */
  long ofZiplist(RdbText text) {
    packed.create();
    return checkedOld(OldZiplist.appendTo(packed, text.address(), text.length()));
  }

  /** A packed list of the fields and values of an old packed hash. */
  long ofZipmap(RdbText text) {
    packed.create();
    return checkedOld(OldZipmap.appendTo(packed, text.address(), text.length()));
  }

  /** A packed list of one text. */
  long ofText(RdbText text) {
    packed.create();
    boolean hasRoom = packed.hasRoomFor(text.length());
    if (hasRoom) {
      packed.append(text.address(), text.length());
    }
    return checkedOld(hasRoom);
  }

  private long checkedOld(boolean isSound) {
    if (!isSound) {
      packed.free();
      throw reader.refused(DAMAGED_OLD);
    }
    return packed.address();
  }

  /** Whether no text is one that this server keeps, and therefore looks for, as a number. */
  private boolean isCanonical(long block) {
    packed.at(block);
    for (boolean isThere = packed.first(); isThere; isThere = packed.next()) {
      if (!packed.isNumber()
          && Integers.isCanonicalLong(packed.textAddress(), packed.textLength())) {
        return false;
      }
    }
    return true;
  }

  private long rewrite(long block) {
    rewritten.create();
    packed.at(block);
    for (boolean isThere = packed.first(); isThere; isThere = packed.next()) {
      if (packed.isNumber()) {
        rewritten.appendNumber(packed.number());
      } else {
        rewritten.append(packed.textAddress(), packed.textLength());
      }
    }
    packed.free();
    return rewritten.address();
  }
}
