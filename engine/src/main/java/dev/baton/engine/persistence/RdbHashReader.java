package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.HashValue;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.NewValue;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.structure.PackedList;
import org.jspecify.annotations.Nullable;

/**
 * Reads hashes: fields one by one, with or without an expiry each, or a packed list of them. Redis
 * 7.4 and Valkey 9 have forms of their own for fields that expire; both are read.
 */
final class RdbHashReader implements RdbValueReader {
  private static final long UNKNOWN = -1;
  private static final String DUPLICATE = "duplicate hash fields";
  private static final String ODD = "a packed hash with a field without its value";
  private static final String BAD_EXPIRY = "the expiry of a hash field is out of range";

  private final RdbReader reader;
  private final RdbText field;
  private final RdbText value;
  private final ForeignPacked foreign;
  private final PackedList second;
  private final HashValue hash;
  private int type;
  private long fieldsLeft;
  private long earliestMs;
  private final PendingValue pending;

  RdbHashReader(
      Keyspace keyspace, RdbReader reader, RdbText field, RdbText value, ForeignPacked foreign) {
    this.reader = reader;
    this.field = field;
    this.value = value;
    this.foreign = foreign;
    this.second = new PackedList(keyspace.memory());
    this.hash = keyspace.newHashes();
    this.pending = new PendingValue(keyspace, hash);
  }

  @Override
  public void begin(int hashType) {
    type = hashType;
    fieldsLeft = UNKNOWN;
    pending.begin();
  }

  @Override
  public boolean readItem() {
    switch (type) {
      case RdbFormat.TYPE_HASH_ZIPMAP -> {
        reader.text(value);
        takeOldest(foreign.ofZipmap(value));
      }
      case RdbFormat.TYPE_HASH_ZIPLIST -> {
        reader.text(value);
        takePacked(foreign.ofZiplist(value));
      }
      case RdbFormat.TYPE_HASH_PACKED -> {
        reader.text(value);
        takePacked(foreign.ofPacked(value));
      }
      case RdbFormat.TYPE_HASH_PACKED_EXPIRING -> {
        reader.timeMs();
        reader.text(value);
        takeExpiring(foreign.ofPacked(value));
      }
      default -> {
        return readField();
      }
    }
    return true;
  }

  private boolean readField() {
    if (fieldsLeft == UNKNOWN) {
      earliestMs = type == RdbFormat.TYPE_HASH_METADATA ? reader.timeMs() : 0;
      fieldsLeft = reader.count("the size of a hash");
      hash.begin();
      pending.build();
      return fieldsLeft == 0;
    }
    long expireAtMs = type == RdbFormat.TYPE_HASH_METADATA ? expiryAfterEarliest() : 0;
    reader.text(field);
    reader.text(value);
    expireAtMs =
        switch (type) {
          case RdbFormat.TYPE_HASH -> Entry.NO_EXPIRY;
          case RdbFormat.TYPE_HASH_2 -> reader.timeMs();
          default -> expireAtMs;
        };
    reader.demand(expireAtMs == Entry.NO_EXPIRY || expireAtMs >= 0, BAD_EXPIRY);
    boolean isNew =
        hash.put(field.address(), field.length(), value.address(), value.length(), expireAtMs);
    reader.demand(isNew, DUPLICATE);
    return --fieldsLeft == 0;
  }

  /** Redis 7.4: zero for none, else one more than the distance from the earliest. */
  private long expiryAfterEarliest() {
    long after = reader.count("the expiry of a hash field");
    long expireAtMs = earliestMs + after - 1;
    reader.demand(after == 0 || expireAtMs >= 0, BAD_EXPIRY);
    return after == 0 ? Entry.NO_EXPIRY : expireAtMs;
  }

  private void takePacked(PackedList packed) {
    demandPairs(packed);
    if (!pending.takes(Type.HASH, packed, packed.count() / 2)) {
      build(packed);
    }
  }

  /** As Redis: the form is decided anew, by the lengths of fields and values, too. */
  private void takeOldest(PackedList packed) {
    demandPairs(packed);
    build(packed);
  }

  private void demandPairs(PackedList packed) {
    foreign.demand(packed.count() % 2 == 0, packed, ODD);
    foreign.demandDistinct(packed, 2, DUPLICATE);
  }

  private void build(PackedList packed) {
    hash.begin();
    pending.build();
    second.at(packed.address());
    for (boolean isThere = packed.first(); isThere; isThere = packed.next()) {
      second.moveTo(packed.offset());
      packed.next();
      put(packed, Entry.NO_EXPIRY);
    }
    packed.free();
  }

  /** Triples of Redis 7.4: field, value and when the field expires, zero for never. */
  private void takeExpiring(PackedList packed) {
    foreign.demand(packed.count() % 3 == 0, packed, ODD);
    foreign.demandDistinct(packed, 3, DUPLICATE);
    foreign.demand(expiriesAreSound(packed), packed, BAD_EXPIRY);
    hash.begin();
    pending.build();
    second.at(packed.address());
    for (boolean isThere = packed.first(); isThere; isThere = packed.next()) {
      second.moveTo(packed.offset());
      packed.next();
      int valueOffset = packed.offset();
      packed.next();
      int expiryOffset = packed.offset();
      long expireAtMs = packed.number() == 0 ? Entry.NO_EXPIRY : packed.number();
      packed.moveTo(valueOffset);
      put(packed, expireAtMs);
      packed.moveTo(expiryOffset);
    }
    packed.free();
  }

  private static boolean expiriesAreSound(PackedList packed) {
    int index = 0;
    for (boolean isThere = packed.first(); isThere; isThere = packed.next()) {
      index++;
      if (index % 3 == 0 && (!packed.isNumber() || packed.number() < 0)) {
        return false;
      }
    }
    return true;
  }

  /** Puts the field that {@code second} is on with the value the list is on. */
  private void put(PackedList packed, long expireAtMs) {
    int fieldLength = second.textLength();
    long fieldAddress = second.isNumber() ? digitsOf(second) : second.textAddress();
    hash.put(fieldAddress, fieldLength, foreign.address(packed), packed.textLength(), expireAtMs);
  }

  private long digitsOf(PackedList list) {
    foreign.digits().write(list.number());
    return foreign.digits().address();
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
