package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.Encoding;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.NewValue;
import dev.baton.engine.keyspace.SetValue;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.structure.IntegerSet;
import dev.baton.engine.structure.PackedList;
import org.jspecify.annotations.Nullable;

/** Reads sets: members one by one, a packed list, or a set of integers. */
final class RdbSetReader implements RdbValueReader {
  private static final long UNKNOWN = -1;
  private static final String DUPLICATE = "duplicate set members";

  private final Keyspace keyspace;
  private final Memory memory;
  private final RdbReader reader;
  private final RdbText text;
  private final ForeignPacked foreign;
  private final SetValue set;
  private final IntegerSet integers;
  private int type;
  private long membersLeft;
  private final PendingValue pending;

  RdbSetReader(Keyspace keyspace, RdbReader reader, RdbText text, ForeignPacked foreign) {
    this.keyspace = keyspace;
    this.memory = keyspace.memory();
    this.reader = reader;
    this.text = text;
    this.foreign = foreign;
    this.set = keyspace.newSets();
    this.pending = new PendingValue(keyspace, set);
    this.integers = new IntegerSet(memory);
  }

  @Override
  public void begin(int setType) {
    type = setType;
    membersLeft = UNKNOWN;
    pending.begin();
  }

  @Override
  public boolean readItem() {
    return switch (type) {
      case RdbFormat.TYPE_SET -> readMember();
      case RdbFormat.TYPE_SET_INTEGERS -> readIntegers();
      default -> readPacked();
    };
  }

  private boolean readMember() {
    if (membersLeft == UNKNOWN) {
      membersLeft = reader.count("the size of a set");
      // As in Redis: so many as could all be integers start as such, more as a table at once.
      boolean isSmall = keyspace.staysIntegers(membersLeft);
      set.begin(isSmall ? membersLeft : Long.MAX_VALUE, true);
      pending.build();
      return membersLeft == 0;
    }
    reader.text(text);
    reader.demand(set.add(text.address(), text.length()), DUPLICATE);
    return --membersLeft == 0;
  }

  private boolean readIntegers() {
    reader.text(text);
    int bytes = text.length();
    reader.demand(bytes > 0, "a set of integers is damaged");
    long block = memory.allocate(bytes);
    memory.copyIn(text.address(), block, bytes);
    if (!IntegerSet.isWellFormed(memory, block, bytes)) {
      memory.free(block, bytes);
      throw reader.refused("a set of integers is damaged");
    }
    integers.at(block);
    if (integers.count() == 0) {
      integers.free();
    } else if (keyspace.staysIntegers(integers.count())) {
      pending.take(Type.SET, Encoding.INTEGERS, block);
    } else {
      set.begin(Long.MAX_VALUE, false);
      pending.build();
      for (int i = 0; i < integers.count(); i++) {
        int length = foreign.digits().write(integers.get(i));
        set.add(foreign.digits().address(), length);
      }
      integers.free();
    }
    return true;
  }

  private boolean readPacked() {
    reader.text(text);
    PackedList packed = foreign.ofPacked(text);
    foreign.demandDistinct(packed, 1, DUPLICATE);
    if (pending.takes(Type.SET, packed, packed.count())) {
      return true;
    }
    set.begin(Long.MAX_VALUE, false);
    pending.build();
    for (boolean isThere = packed.first(); isThere; isThere = packed.next()) {
      set.add(foreign.address(packed), packed.textLength());
    }
    packed.free();
    return true;
  }

  @Override
  public @Nullable NewValue finish() {
    return pending.finish();
  }

  @Override
  public void discard() {
    pending.discard();
  }
}
