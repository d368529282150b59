package dev.baton.engine.persistence;

import dev.baton.engine.base.DoubleParser;
import dev.baton.engine.keyspace.Encoding;
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

  private final Keyspace keyspace;
  private final RdbReader reader;
  private final RdbText text;
  private final ForeignPacked foreign;
  private final SortedSetValue set;
  private int type;
  private long membersLeft;
  private boolean isBegun;
  private @Nullable NewValue complete;

  RdbSortedSetReader(Keyspace keyspace, RdbReader reader, RdbText text, ForeignPacked foreign) {
    this.keyspace = keyspace;
    this.reader = reader;
    this.text = text;
    this.foreign = foreign;
    this.set = keyspace.newSortedSets();
  }

  @Override
  public void begin(int setType) {
    type = setType;
    membersLeft = UNKNOWN;
    isBegun = false;
    complete = null;
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
      isBegun = true;
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
    if (elements == 0) {
      packed.free();
      return;
    }
    foreign.demandDistinct(packed, 2, DUPLICATE);
    foreign.demand(isOrdered(packed), packed, UNORDERED);
    if (keyspace.staysPacked(Type.SORTED_SET, elements / 2)) {
      complete = keyspace.value().structure(Type.SORTED_SET, Encoding.PACKED, packed.address());
      return;
    }
    set.begin();
    isBegun = true;
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
    NewValue packed = complete;
    complete = null;
    if (!isBegun) {
      return packed;
    }
    isBegun = false;
    if (set.size() == 0) {
      set.discard();
      return null;
    }
    return set.finish();
  }

  @Override
  public void discard() {
    if (isBegun) {
      set.discard();
      isBegun = false;
    }
    if (complete != null) {
      keyspace.discard(complete);
      complete = null;
    }
  }
}
