package dev.baton.engine.keyspace;

import dev.baton.engine.base.Check;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.structure.Ranking;
import dev.baton.engine.structure.StreamFields;
import dev.baton.engine.structure.StreamLog;

/**
 * A view of one stream: its log of entries, what it remembers of those that are gone, and its
 * consumer groups. {@link #group} is the group that was found, added or moved to last.
 *
 * <p>Loading: {@link #begin}, {@link #addNode} for each node, {@link #setLast}, {@link #setFirst},
 * {@link #setMaxDeleted}, {@link #setEntriesAdded}; per group {@link #addGroup}, the setters of
 * {@link StreamGroup}, {@link StreamGroup#addPending} for each of its pending entries, and per
 * consumer {@link StreamGroup#addConsumer}, {@link StreamConsumer#setActiveAtMs} and, for each of
 * its pending identifiers, {@link StreamPending#find} in the group's list and {@link
 * StreamGroup#assign}; then {@link #finish}, or {@link #discard} when something was wrong.
 */
public final class StreamValue {
  /** The lag of a group of which it is not known. */
  public static final long UNKNOWN_LAG = Long.MIN_VALUE;

  // Redis's own limit for what one node takes, whatever the settings say.
  private static final long NODE_BYTES_MAX = 1L << 30;

  private final Memory memory;
  private final StreamLog log;
  private final Ranking groups;
  private final StreamGroup group;
  private final NewValue value;
  private long address;

  /** Changes of the log are told to {@code frozen}. */
  StreamValue(Memory memory, NewValue value, FrozenValues frozen) {
    this.memory = memory;
    this.log = new StreamLog(memory, frozen);
    this.groups = new Ranking(memory, new StreamMembers.Named(memory, StreamLayout.GROUP_NAME));
    this.group = new StreamGroup(memory);
    this.value = value;
  }

  /** Sets the view on the stream of an entry. */
  public StreamValue at(Entry entry) {
    Check.that(entry.type() == Type.STREAM, "the value is a stream");
    return at(entry.root());
  }

  StreamValue at(long root) {
    address = root;
    long entries = memory.getLong(root + StreamLayout.LOG);
    // Of a stream that is being freed the log goes first.
    if (entries != 0) {
      log.at(entries);
    }
    long ranking = memory.getLong(root + StreamLayout.GROUPS);
    if (ranking != 0) {
      groups.at(ranking);
    }
    return this;
  }

  /** Makes an empty stream, in no entry yet, and sets this view on it; returns its root. */
  public long begin() {
    address = memory.allocate(StreamLayout.STREAM_BYTES);
    memory.fill(address, StreamLayout.STREAM_BYTES, (byte) 0);
    memory.putLong(address + StreamLayout.LOG, log.create());
    return address;
  }

  /** The stream that {@link #begin} made, ready to be put. */
  public NewValue finish() {
    return value.structure(Type.STREAM, Encoding.STREAM, address);
  }

  /** Frees the stream that {@link #begin} made. */
  public void discard() {
    boolean isLeft = true;
    while (isLeft) {
      isLeft = dispose();
    }
  }

  // ---- what it remembers

  /** The number of entries. */
  public long length() {
    return log.length();
  }

  /** The first part of the largest identifier there ever was. */
  public long lastTimeMs() {
    return get(StreamLayout.LAST);
  }

  /** The second part of the largest identifier there ever was. */
  public long lastSequence() {
    return get(StreamLayout.LAST + Long.BYTES);
  }

  /** Sets the largest identifier there ever was. */
  public void setLast(long timeMs, long sequence) {
    put(StreamLayout.LAST, timeMs, sequence);
  }

  /** The first part of the first entry's identifier; zero without entries. */
  public long firstTimeMs() {
    return get(StreamLayout.FIRST);
  }

  /** The second part of the first entry's identifier; zero without entries. */
  public long firstSequence() {
    return get(StreamLayout.FIRST + Long.BYTES);
  }

  /** Sets the first entry's identifier, as a snapshot says it. */
  public void setFirst(long timeMs, long sequence) {
    put(StreamLayout.FIRST, timeMs, sequence);
  }

  /** Sets the first entry's identifier to what it is; the cursor of the log moves. */
  public void findFirst() {
    if (log.first()) {
      setFirst(log.timeMs(), log.sequence());
    } else {
      setFirst(0, 0);
    }
  }

  /** The first part of the largest identifier that was deleted by its name. */
  public long maxDeletedTimeMs() {
    return get(StreamLayout.MAX_DELETED);
  }

  /** The second part of the largest identifier that was deleted by its name. */
  public long maxDeletedSequence() {
    return get(StreamLayout.MAX_DELETED + Long.BYTES);
  }

  /** Sets the largest identifier that was deleted by its name. */
  public void setMaxDeleted(long timeMs, long sequence) {
    put(StreamLayout.MAX_DELETED, timeMs, sequence);
  }

  /** How many entries were ever added. */
  public long entriesAdded() {
    return get(StreamLayout.ENTRIES_ADDED);
  }

  /** Sets how many entries were ever added. */
  public void setEntriesAdded(long entries) {
    memory.putLong(address + StreamLayout.ENTRIES_ADDED, entries);
  }

  // ---- what can be told of how much a group has read

  /** Whether entries from an identifier on were deleted by their names, so that counts mislead. */
  public boolean hasDeletionsFrom(long timeMs, long sequence) {
    boolean isFree = maxDeletedTimeMs() == 0 && maxDeletedSequence() == 0;
    return length() > 0
        && !isFree
        && compareMaxDeleted(firstTimeMs(), firstSequence()) >= 0
        && compareMaxDeleted(timeMs, sequence) >= 0;
  }

  /**
   * How many entries were added up to an identifier, or {@link StreamGroup#UNKNOWN_ENTRIES_READ}:
   * known for the last identifier and, as long as nothing behind it was deleted, for the first
   * entry and what is before it.
   */
  public long entriesUpTo(long timeMs, long sequence) {
    int toLast = StreamId.compare(timeMs, sequence, lastTimeMs(), lastSequence());
    if (entriesAdded() == 0) {
      return 0;
    }
    if (toLast == 0 || (toLast < 0 && length() == 0)) {
      return entriesAdded();
    }
    boolean isFree = maxDeletedTimeMs() == 0 && maxDeletedSequence() == 0;
    int toFirst = StreamId.compare(timeMs, sequence, firstTimeMs(), firstSequence());
    boolean isUnbroken = isFree || compareMaxDeleted(firstTimeMs(), firstSequence()) < 0;
    if (toLast > 0 || toFirst > 0 || !isUnbroken) {
      return StreamGroup.UNKNOWN_ENTRIES_READ;
    }
    return entriesAdded() - length() + (toFirst == 0 ? 1 : 0);
  }

  /** Notes that {@link #group} was delivered this entry, if it is above those before. */
  public boolean advance(long timeMs, long sequence) {
    if (!group.isBehind(timeMs, sequence)) {
      return false;
    }
    boolean isKnown = group.entriesRead() != StreamGroup.UNKNOWN_ENTRIES_READ;
    if (isKnown && !hasDeletionsFrom(timeMs, sequence)) {
      group.setEntriesRead(group.entriesRead() + 1);
    } else if (entriesAdded() != 0) {
      group.setEntriesRead(entriesUpTo(timeMs, sequence));
    }
    group.setLast(timeMs, sequence);
    return true;
  }

  /** How many entries {@link #group} has yet to be delivered, or {@link #UNKNOWN_LAG}. */
  public long lag() {
    if (entriesAdded() == 0) {
      return 0;
    }
    boolean isKnown = group.entriesRead() != StreamGroup.UNKNOWN_ENTRIES_READ;
    if (isKnown && !hasDeletionsFrom(group.lastTimeMs(), group.lastSequence())) {
      return entriesAdded() - group.entriesRead();
    }
    long read = entriesUpTo(group.lastTimeMs(), group.lastSequence());
    return read == StreamGroup.UNKNOWN_ENTRIES_READ ? UNKNOWN_LAG : entriesAdded() - read;
  }

  private int compareMaxDeleted(long timeMs, long sequence) {
    return StreamId.compare(maxDeletedTimeMs(), maxDeletedSequence(), timeMs, sequence);
  }

  // ---- entries

  /** The entries, for reading: changes go through this view, and leave the log's cursor on none. */
  public StreamLog log() {
    return log;
  }

  /**
   * Adds an entry, whose identifier is above all there ever were; the limits are those of nodes.
   */
  public void append(
      long timeMs, long sequence, StreamFields fields, long nodeBytesMax, long nodeEntriesMax) {
    boolean isUnlimited = nodeBytesMax == 0 || nodeBytesMax > NODE_BYTES_MAX;
    long bytesMax = isUnlimited ? NODE_BYTES_MAX : nodeBytesMax;
    log.append(timeMs, sequence, fields, bytesMax, nodeEntriesMax);
    if (log.length() == 1) {
      setFirst(timeMs, sequence);
    }
    setLast(timeMs, sequence);
    setEntriesAdded(entriesAdded() + 1);
  }

  /** Removes the entry with this identifier; returns whether there was one. */
  public boolean delete(long timeMs, long sequence) {
    if (!contains(timeMs, sequence)) {
      return false;
    }
    log.remove();
    if (StreamId.compare(timeMs, sequence, maxDeletedTimeMs(), maxDeletedSequence()) > 0) {
      setMaxDeleted(timeMs, sequence);
    }
    if (timeMs == firstTimeMs() && sequence == firstSequence()) {
      findFirst();
    }
    return true;
  }

  /** Moves the log to the entry with this identifier, if there is one. */
  public boolean contains(long timeMs, long sequence) {
    return log.seek(timeMs, sequence) && log.timeMs() == timeMs && log.sequence() == sequence;
  }

  /** Removes the oldest entries, as {@link StreamLog#trimToLength}; returns how many. */
  public long trimToLength(long lengthMax, boolean isApproximate, long most) {
    return trimmed(log.trimToLength(lengthMax, isApproximate, most));
  }

  /** Removes the entries below an identifier, as {@link StreamLog#trimBelow}; returns how many. */
  public long trimBelow(long timeMs, long sequence, boolean isApproximate, long most) {
    return trimmed(log.trimBelow(timeMs, sequence, isApproximate, most));
  }

  private long trimmed(long count) {
    if (count > 0) {
      findFirst();
    }
    return count;
  }

  /**
   * Adds a node behind all others, as a snapshot holds it.
   *
   * @param packedList a block with the bytes of the packed list, which were checked; the stream
   *     takes it over
   */
  public void addNode(long timeMs, long sequence, long packedList) {
    log.addNode(timeMs, sequence, packedList);
  }

  // ---- groups, in the order of their names

  /** The number of groups. */
  public long groupCount() {
    return hasGroups() ? groups.size() : 0;
  }

  /** The group that was found, added or moved to last. */
  public StreamGroup group() {
    return group;
  }

  /** Moves to the first group. */
  public boolean firstGroup() {
    return hasGroups() && enter(groups.first());
  }

  /** Moves to the next group; none has been added or removed since. */
  public boolean nextGroup() {
    return enter(groups.next());
  }

  /** Moves to the group with this name, if there is one. */
  public boolean findGroup(long name, int length) {
    return hasGroups() && enter(groups.rankOf(0, name, length) >= 0);
  }

  /**
   * Adds a group, whose name no other has, that was delivered nothing and of which nobody knows how
   * much it has read, and moves to it.
   */
  public StreamGroup addGroup(long name, int length) {
    if (!hasGroups()) {
      memory.putLong(address + StreamLayout.GROUPS, groups.create());
    }
    group.create(name, length);
    groups.insert(0, group.address());
    return group;
  }

  /** Removes {@link #group} with all it knows. */
  public void removeGroup() {
    groups.remove(0, group.nameAddress(), group.nameLength());
    boolean isLeft = true;
    while (isLeft) {
      isLeft = group.empty();
    }
    group.free();
  }

  private boolean hasGroups() {
    return get(StreamLayout.GROUPS) != 0;
  }

  private boolean enter(boolean isThere) {
    if (isThere) {
      group.at(groups.entry());
    }
    return isThere;
  }

  // ---- the whole

  /** Frees one slice; returns whether more is left, false once the stream is gone. */
  boolean dispose() {
    if (get(StreamLayout.LOG) != 0) {
      if (!log.dispose()) {
        memory.putLong(address + StreamLayout.LOG, 0);
      }
      return true;
    }
    if (firstGroup()) {
      if (!group.empty()) {
        groups.remove(0, group.nameAddress(), group.nameLength());
        group.free();
      }
      return true;
    }
    if (hasGroups()) {
      groups.dispose(_ -> {});
    }
    memory.free(address, StreamLayout.STREAM_BYTES);
    return false;
  }

  /** Copies all of another stream into this one, which is empty. */
  void copyFrom(StreamValue other) {
    setLast(other.lastTimeMs(), other.lastSequence());
    setFirst(other.firstTimeMs(), other.firstSequence());
    setMaxDeleted(other.maxDeletedTimeMs(), other.maxDeletedSequence());
    setEntriesAdded(other.entriesAdded());
    for (boolean more = other.log.firstNode(); more; more = other.log.nodeAfter()) {
      int bytes = other.log.nodePacked().bytes();
      long copy = memory.allocate(bytes);
      memory.copy(other.log.nodePacked().address(), copy, bytes);
      addNode(other.log.nodeTimeMs(), other.log.nodeSequence(), copy);
    }
    for (boolean more = other.firstGroup(); more; more = other.nextGroup()) {
      addGroup(other.group.nameAddress(), other.group.nameLength()).copyFrom(other.group);
    }
  }

  /** All bytes of the stream. */
  long bytes() {
    long bytes = Memory.blockBytes(StreamLayout.STREAM_BYTES) + log.bytes();
    if (hasGroups()) {
      bytes += groups.bytes();
    }
    for (boolean more = firstGroup(); more; more = nextGroup()) {
      bytes += group.bytes();
    }
    return bytes;
  }

  private long get(int offset) {
    return memory.getLong(address + offset);
  }

  private void put(int offset, long timeMs, long sequence) {
    memory.putLong(address + offset, timeMs);
    memory.putLong(address + offset + Long.BYTES, sequence);
  }
}
