package dev.baton.engine.persistence;

import dev.baton.engine.base.Integers;
import dev.baton.engine.base.Scratch;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.structure.PackedList;
import dev.baton.engine.structure.PackedListCheck;

/**
 * Makes packed lists of what files hold, in blocks of their own that belong to the caller. What
 * comes out is well formed in every byte and in the one form this server itself writes. The view
 * that is returned is the same each time.
 */
final class ForeignPacked {
  private static final String DAMAGED_PACKED = "a packed list is damaged";
  private static final String DAMAGED_OLD = "a packed list of an old form is damaged";

  private final Memory memory;
  private final RdbReader reader;
  private final PackedListCheck check;
  private final PackedList packed;
  private final PackedList rewritten;
  private final PackedTexts texts;
  private final Scratch digits = new Scratch(Integers.LONGEST);

  ForeignPacked(Keyspace keyspace, RdbReader reader) {
    this.memory = keyspace.memory();
    this.reader = reader;
    this.check = new PackedListCheck(memory);
    this.packed = new PackedList(memory);
    this.rewritten = new PackedList(memory);
    this.texts = new PackedTexts(keyspace);
  }

  /** The packed list whose bytes {@code text} holds. */
  PackedList ofPacked(RdbText text) {
    int bytes = text.length();
    reader.demand(bytes > 0, DAMAGED_PACKED);
    long block = memory.allocate(bytes);
    memory.copyIn(text.address(), block, bytes);
    if (!check.isWellFormed(block, bytes)) {
      memory.free(block, bytes);
      throw reader.refused(DAMAGED_PACKED);
    }
    packed.at(isCanonical(block) ? block : rewrite(block));
    return packed;
  }

  /** A packed list of the elements of an old one. */
  PackedList ofZiplist(RdbText text) {
    packed.create();
    return checkedOld(OldZiplist.appendTo(packed, text.address(), text.length()));
  }

  /** A packed list of the fields and values of an old packed hash. */
  PackedList ofZipmap(RdbText text) {
    packed.create();
    return checkedOld(OldZipmap.appendTo(packed, text.address(), text.length()));
  }

  /** A packed list of one text. */
  PackedList ofText(RdbText text) {
    packed.create();
    boolean hasRoom = packed.hasRoomFor(text.length());
    if (hasRoom) {
      packed.append(text.address(), text.length());
    }
    return checkedOld(hasRoom);
  }

  private PackedList checkedOld(boolean isSound) {
    if (!isSound) {
      packed.free();
      throw reader.refused(DAMAGED_OLD);
    }
    return packed;
  }

  /** Throws unless the first, and then every {@code step}-th, elements differ; frees the list. */
  void demandDistinct(PackedList list, int step, String reason) {
    demand(texts.areDistinct(list, step), list, reason);
  }

  /** Throws unless the condition holds; frees the list then. */
  void demand(boolean condition, PackedList list, String reason) {
    if (!condition) {
      list.free();
      throw reader.refused(reason);
    }
  }

  /** Where the text of the element a list is on is, also if it is a number; until the next call. */
  long address(PackedList list) {
    return texts.address(list);
  }

  /** Compares the element of {@code list} with the one at {@code offset}, byte by byte. */
  int compare(PackedList list, int offset) {
    return texts.compare(list, offset);
  }

  /** Room for the digits of a number. */
  Scratch digits() {
    return digits;
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
