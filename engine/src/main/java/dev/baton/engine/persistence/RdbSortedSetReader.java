package dev.baton.engine.persistence;

import dev.baton.engine.base.DoubleParser;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.NewValue;
import dev.baton.engine.keyspace.SortedSetValue;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.structure.PackedList;
import org.jspecify.annotations.Nullable;

/** Reads sorted sets: members with scores one by one, or a packed list of them. */
final class RdbSortedSetReader implements RdbValueReader {
  private static final long UNKNOWN = -1;
  private static final String DUPLICATE = "duplicate members of a sorted set";
  private static final String ODD = "a packed sorted set with a member without its score";
  private static final String UNORDERED = "a packed sorted set that is not in the order of scores";
  private static final String NO_NUMBER = "a score that is no number";

  private final RdbReader reader;
  private final RdbText text;
  private final ForeignPacked foreign;
  private final SortedSetValue set;
  private int type;
  private long membersLeft;
  private final PendingValue pending;

  RdbSortedSetReader(Keyspace keyspace, RdbReader reader, RdbText text, ForeignPacked foreign) {
    this.reader = reader;
    this.text = text;
    this.foreign = foreign;
    this.set = keyspace.newSortedSets();
    this.pending = new PendingValue(keyspace, set);
  }

  @Override
  public void begin(int setType) {
    type = setType;
    membersLeft = UNKNOWN;
    pending.begin();
  }

  @Override
  public boolean readItem() {
    switch (type) {
      case RdbFormat.TYPE_SORTED_SET_ZIPLIST -> {
        reader.text(text);
        takePacked(foreign.ofZiplist(text));
      }
      case RdbFormat.TYPE_SORTED_SET_PACKED -> {
        reader.text(text);
        takePacked(foreign.ofPacked(text));
      }
      default -> {
        return readMember();
      }
    }
    return true;
  }

  private boolean readMember() {
    if (membersLeft == UNKNOWN) {
      membersLeft = reader.count("the size of a sorted set");
      set.begin();
      pending.build();
      return membersLeft == 0;
    }
    reader.text(text);
    double score = type == RdbFormat.TYPE_SORTED_SET ? reader.textScore() : reader.binaryScore();
    reader.demand(!Double.isNaN(score), NO_NUMBER);
    reader.demand(set.put(score, text.address(), text.length()), DUPLICATE);
    return --membersLeft == 0;
  }

  private void takePacked(PackedList packed) {
    int elements = packed.count();
    foreign.demand(elements % 2 == 0, packed, ODD);
    foreign.demandDistinct(packed, 2, DUPLICATE);
    foreign.demand(isOrdered(packed), packed, UNORDERED);
    if (pending.takes(Type.SORTED_SET, packed, elements / 2)) {
      return;
    }
    set.begin();
    pending.build();
    set.convert();
    for (boolean isThere = packed.first(); isThere; isThere = packed.next()) {
      int member = packed.offset();
      packed.next();
      double score = score(packed);
      int scoreOffset = packed.offset();
      packed.moveTo(member);
      set.insert(score, foreign.address(packed), packed.textLength());
      packed.moveTo(scoreOffset);
    }
    packed.free();
  }

  /** Whether every score is a number and none is before the one before it. */
  private boolean isOrdered(PackedList packed) {
    double lastScore = Double.NEGATIVE_INFINITY;
    int lastMember = 0;
    for (boolean isThere = packed.first(); isThere; isThere = packed.next()) {
      int member = packed.offset();
      packed.next();
      int scoreOffset = packed.offset();
      double score = score(packed);
      // Not a number is in no order.
      if (!(score >= lastScore)) {
        return false;
      }
      packed.moveTo(member);
      if (lastMember != 0 && score == lastScore && foreign.compare(packed, lastMember) <= 0) {
        return false;
      }
      lastScore = score;
      lastMember = member;
      packed.moveTo(scoreOffset);
    }
    return true;
  }

  private static double score(PackedList packed) {
    return packed.isNumber()
        ? packed.number()
        : DoubleParser.parse(packed.textAddress(), packed.textLength());
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
