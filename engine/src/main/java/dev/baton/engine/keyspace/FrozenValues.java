package dev.baton.engine.keyspace;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.structure.LinkedPackedList;
import dev.baton.engine.structure.LinkedWatcher;
import dev.baton.engine.structure.NodeCompression;
import dev.baton.engine.structure.StreamLog;
import dev.baton.engine.structure.StreamNodes;
import dev.baton.engine.structure.StreamWatcher;
import dev.baton.engine.structure.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The large values that cuts have yet to read, by their structures. Whatever changes a part of a
 * structure says so here first, and who would free one asks.
 */
final class FrozenValues implements LinkedWatcher, StreamWatcher {
  /** What has no more bytes is copied whole, in less time than a slice takes. */
  private static final long LARGE_BYTES_MIN = 16 * 1024;

  /** The readings of one structure, and its bytes once nothing but them needs it. */
  private static final class Readings {
    final List<FrozenValue> values = new ArrayList<>(1);
    long orphanedBytes;
  }

  private final Memory memory;
  private final MemberTable members;
  private final RankedScores scores;
  private final RankedScores images;
  private final Table keptMembers;
  private final Table keptScores;
  private final LinkedPackedList linked;
  private final NodeCompression nodes;
  private final Table passedNodes;
  private final StreamValue streams;
  private final StreamLog logs;
  private final StreamNodes keptNodes;
  private final Map<Long, Readings> readings = new HashMap<>();
  private long keptBytes;
  // How far a compaction has come in a list: its next node, and no list when it is in none.
  private long bookmarkedList;
  private long bookmarkedNode;

  FrozenValues(Memory memory, NodeCompression nodes, MemberLayout layout, KeyHasher hasher) {
    this.memory = memory;
    this.members = new MemberTable(memory, layout, this);
    this.scores = new RankedScores(memory, hasher, this);
    this.images = new RankedScores(memory, hasher, this);
    this.keptMembers = new Table(memory, layout);
    this.keptScores = new Table(memory, scores.members());
    this.linked = new LinkedPackedList(memory, nodes);
    this.nodes = nodes;
    this.passedNodes = new Table(memory, FrozenValues::hashOfNode);
    this.streams = new StreamValue(memory, new NewValue(), this);
    this.logs = new StreamLog(memory);
    this.keptNodes = new StreamNodes(memory);
  }

  /** Whether a value of so many bytes is to be read part by part, if it has parts. */
  boolean isLarge(long bytes) {
    return bytes >= LARGE_BYTES_MIN;
  }

  /** Whether values of this encoding have parts that can be read one by one. */
  boolean hasParts(Encoding encoding) {
    return switch (encoding) {
      case TABLE, RANKING, LINKED, STREAM -> true;
      case PACKED, INTEGERS, INT, EMBSTR, RAW -> false;
    };
  }

  /** Begins a reading of a structure as it is now; it is to be released. */
  FrozenValue freeze(Encoding encoding, long root) {
    FrozenValue value =
        switch (encoding) {
          case TABLE ->
              new FrozenTable(root, members, new KeptMembers(this, members.layout(), keptMembers));
          case RANKING -> newRanking(root, false, Long.MAX_VALUE - 1);
          case LINKED -> new FrozenList(this, nodes, memory, root, linked, passedNodes);
          case STREAM -> new FrozenStream(this, memory, root, streams, logs, keptNodes);
          case PACKED, INTEGERS, INT, EMBSTR, RAW -> throw PlainForm.unknown(encoding);
        };
    return begin(root, value);
  }

  /** As {@link #freeze}, for a ranking that is read in an order from a member on. */
  FrozenValue freezeRanking(long root, boolean isAscending, long first) {
    return begin(root, newRanking(root, isAscending, first));
  }

  private FrozenRanking newRanking(long root, boolean isAscending, long first) {
    KeptMembers kept = new KeptMembers(this, scores.members(), keptScores);
    return new FrozenRanking(root, this, memory, scores, images, kept, isAscending, first);
  }

  private FrozenValue begin(long root, FrozenValue value) {
    Readings all = readings.computeIfAbsent(root, _ -> new Readings());
    all.values.add(value);
    readings.put(value.partsAddress(), all);
    return value;
  }

  /** Ends a reading. */
  void release(FrozenValue value) {
    value.close();
    Readings ended = readings.get(value.root());
    if (ended != null && ended.values.remove(value) && ended.values.isEmpty()) {
      keptBytes -= ended.orphanedBytes;
      readings.remove(value.root());
      readings.remove(value.partsAddress());
    }
  }

  /** Whether a reading needs a structure. */
  boolean isFrozen(long root) {
    return !readings.isEmpty() && readings.containsKey(root);
  }

  /** Notes that only readings need a structure, of so many bytes, any more. */
  void orphan(long root, long bytes) {
    Readings left = readings.get(root);
    if (left != null) {
      left.orphanedBytes = bytes;
      keptBytes += bytes;
    }
  }

  /** The bytes that are only there because readings have yet to show them. */
  long keptBytes() {
    return keptBytes;
  }

  /** Notes a change of the bytes that readings keep. */
  void addKeptBytes(long change) {
    keptBytes += change;
  }

  // ---- before changes of tables and rankings

  /** A member, of a ranking with a score, is about to be added. */
  void beforeMemberInsert(long root, double score, long text, int length) {
    List<FrozenValue> frozen = of(root);
    for (int i = 0; i < frozen.size(); i++) {
      membersOf(frozen.get(i)).beforeInsert(score, text, length);
    }
  }

  /** A member is about to be removed or to get another value. */
  void beforeMemberChange(long root, double score, long member) {
    List<FrozenValue> frozen = of(root);
    for (int i = 0; i < frozen.size(); i++) {
      membersOf(frozen.get(i)).beforeChange(score, member);
    }
  }

  /** A member of a ranking is about to get another score. */
  void beforeMemberMove(long root, double from, double to, long member) {
    List<FrozenValue> frozen = of(root);
    for (int i = 0; i < frozen.size(); i++) {
      membersOf(frozen.get(i)).beforeMove(from, to, member);
    }
  }

  private static FrozenMembers membersOf(FrozenValue value) {
    return switch (value) {
      case FrozenMembers members -> members;
      case FrozenList _, FrozenStream _ ->
          throw new IllegalStateException("what has nodes has no members");
    };
  }

  // ---- before changes of lists

  @Override
  public void beforeChange(long list, long node, long packed) {
    List<FrozenValue> frozen = of(list);
    for (int i = 0; i < frozen.size(); i++) {
      listOf(frozen.get(i)).beforeChange(node, packed);
    }
  }

  @Override
  public void afterLink(long list, long node) {
    List<FrozenValue> frozen = of(list);
    for (int i = 0; i < frozen.size(); i++) {
      listOf(frozen.get(i)).afterLink(node);
    }
  }

  @Override
  public void beforeUnlink(long list, long node, long packed, long next) {
    if (node == bookmarkedNode) {
      bookmarkedNode = next;
    }
    List<FrozenValue> frozen = of(list);
    for (int i = 0; i < frozen.size(); i++) {
      listOf(frozen.get(i)).beforeUnlink(node, packed, next);
    }
  }

  /** What the readings have yet to show they keep by now; the structure is nothing to them. */
  @Override
  public void beforeEnd(long list) {
    if (!readings.isEmpty()) {
      readings.remove(list);
    }
    forgetBookmark(list);
  }

  // ---- a place in a list

  /** Whether anything of the kind is read by a cut. */
  boolean isReading() {
    return !readings.isEmpty();
  }

  /** Remembers one place, a node or zero for the end, which moves on when its node goes. */
  void bookmark(long list, long node) {
    bookmarkedList = list;
    bookmarkedNode = node;
  }

  /** Forgets the place if it is in this list, which is to be freed. */
  void forgetBookmark(long list) {
    if (list == bookmarkedList) {
      bookmark(0, 0);
    }
  }

  /** Whether the place is in this list. */
  boolean isBookmarked(long list) {
    return list == bookmarkedList;
  }

  /** The node of the place, zero at the end. */
  long bookmarkedNode() {
    return bookmarkedNode;
  }

  private static FrozenList listOf(FrozenValue value) {
    return switch (value) {
      case FrozenList list -> list;
      case FrozenMembers _, FrozenStream _ ->
          throw new IllegalStateException("only lists have linked nodes");
    };
  }

  // ---- before changes of streams

  @Override
  public void beforeNodeChange(long log, long timeMs, long sequence, long packed) {
    List<FrozenValue> frozen = of(log);
    for (int i = 0; i < frozen.size(); i++) {
      streamOf(frozen.get(i)).beforeNodeChange(timeMs, sequence, packed);
    }
  }

  @Override
  public void beforeNodeLink(long log, long timeMs, long sequence) {
    List<FrozenValue> frozen = of(log);
    for (int i = 0; i < frozen.size(); i++) {
      streamOf(frozen.get(i)).beforeNodeLink(timeMs, sequence);
    }
  }

  private static FrozenStream streamOf(FrozenValue value) {
    return switch (value) {
      case FrozenStream stream -> stream;
      case FrozenMembers _, FrozenList _ ->
          throw new IllegalStateException("only streams have a log");
    };
  }

  /** The finaliser of SplitMix64, for addresses of nodes, which differ in a few bits only. */
  static long hashOfNode(long node) {
    long bits = (node ^ (node >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return bits ^ (bits >>> 31);
  }

  private List<FrozenValue> of(long root) {
    if (readings.isEmpty()) {
      return List.of();
    }
    Readings found = readings.get(root);
    return found == null ? List.of() : found.values;
  }
}
