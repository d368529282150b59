package dev.baton.engine.keyspace;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.structure.StreamLog;
import dev.baton.engine.structure.StreamNodeReader;
import dev.baton.engine.structure.StreamNodes;

/**
 * A large stream at the moment of a cut. Its nodes are shown in the order of their identifiers:
 * each as it is, or the image of it that was kept before it changed or went. What the stream
 * remembers and its groups are copied at once.
 *
 * <p>A node that is linked in later has, as a rule, an identifier above all of the cut. Of a stream
 * that was emptied and whose last identifier was set back it may have a lower one: then its name is
 * kept, to be passed over.
 */
public final class FrozenStream extends FrozenValue {
  private static final long NONE = 0;

  private final FrozenValues frozen;
  private final StreamLog log;
  private final StreamNodes kept;
  private final StreamNodeReader shown;
  private final FrozenGroups groups;
  private final StreamFacts facts;
  private final long logAddress;
  private final long nodes;
  private final long limitTimeMs;
  private final long limitSequence;
  private long keptAddress = NONE;

  // The identifier of the node that was passed last.
  private boolean isBegun;
  private boolean isDone;
  private long passedTimeMs;
  private long passedSequence;

  /** The views {@code log} and {@code kept} may be set elsewhere by others between two calls. */
  FrozenStream(
      FrozenValues frozen,
      Memory memory,
      long root,
      StreamValue stream,
      StreamLog log,
      StreamNodes kept) {
    super(root);
    this.frozen = frozen;
    this.log = log;
    this.kept = kept;
    this.shown = new StreamNodeReader(memory);
    this.facts = StreamFacts.of(stream.at(root));
    this.groups = new FrozenGroups(memory, stream);
    this.logAddress = memory.getLong(root + StreamLayout.LOG);
    this.nodes = log.at(logAddress).nodeCount();
    boolean isThere = log.lastNode();
    this.limitTimeMs = isThere ? log.nodeTimeMs() : 0;
    this.limitSequence = isThere ? log.nodeSequence() : 0;
    this.isDone = !isThere;
    frozen.addKeptBytes(groups.bytes());
  }

  @Override
  long partsAddress() {
    return logAddress;
  }

  // ---- before changes

  void beforeNodeChange(long timeMs, long sequence, long packed) {
    if (wants(timeMs, sequence)) {
      frozen.addKeptBytes(kept.addCopy(timeMs, sequence, packed));
    }
  }

  void beforeNodeLink(long timeMs, long sequence) {
    if (wants(timeMs, sequence)) {
      frozen.addKeptBytes(kept.addName(timeMs, sequence));
    }
  }

  /** Whether a node of this identifier has yet to be shown; then {@code kept} is set. */
  private boolean wants(long timeMs, long sequence) {
    boolean isPassed =
        isDone
            || (isBegun && StreamId.compare(timeMs, sequence, passedTimeMs, passedSequence) <= 0);
    if (isPassed || StreamId.compare(timeMs, sequence, limitTimeMs, limitSequence) > 0) {
      return false;
    }
    if (keptAddress == NONE) {
      keptAddress = kept.create();
    }
    return !kept.at(keptAddress).has(timeMs, sequence);
  }

  // ---- reading

  /** What the stream remembered. */
  public StreamFacts facts() {
    return facts;
  }

  /** The number of nodes at the moment of the cut. */
  public long nodes() {
    return nodes;
  }

  /** The node that is shown. */
  public StreamNodeReader node() {
    return shown;
  }

  /** The groups, to be walked along once. */
  public FrozenGroups groups() {
    return groups;
  }

  @Override
  public boolean readSome(Runnable visitor) {
    if (isDone) {
      return false;
    }
    boolean isLive = seekLive();
    boolean isKept = seekKept();
    if (!isLive && !isKept) {
      isDone = true;
    } else if (isKept && (!isLive || isKeptFirst())) {
      showKept(visitor);
    } else {
      pass(log.nodeTimeMs(), log.nodeSequence());
      shown.at(log.node());
      visitor.run();
    }
    return !isDone;
  }

  private boolean seekLive() {
    log.at(logAddress);
    boolean isThere = isBegun ? log.nodeAbove(passedTimeMs, passedSequence) : log.firstNode();
    return isThere
        && StreamId.compare(log.nodeTimeMs(), log.nodeSequence(), limitTimeMs, limitSequence) <= 0;
  }

  private boolean seekKept() {
    if (keptAddress == NONE) {
      return false;
    }
    kept.at(keptAddress);
    return isBegun ? kept.seekAbove(passedTimeMs, passedSequence) : kept.first();
  }

  private boolean isKeptFirst() {
    long timeMs = log.nodeTimeMs();
    return StreamId.compare(kept.timeMs(), kept.sequence(), timeMs, log.nodeSequence()) <= 0;
  }

  private void showKept(Runnable visitor) {
    pass(kept.timeMs(), kept.sequence());
    if (kept.packed() != NONE) {
      shown.at(kept.node());
      visitor.run();
    }
    frozen.addKeptBytes(-kept.remove());
  }

  private void pass(long timeMs, long sequence) {
    isBegun = true;
    passedTimeMs = timeMs;
    passedSequence = sequence;
  }

  @Override
  void close() {
    isDone = true;
    if (keptAddress != NONE) {
      kept.at(keptAddress);
      while (kept.first()) {
        frozen.addKeptBytes(-kept.remove());
      }
      boolean _ = kept.dispose();
      keptAddress = NONE;
    }
    frozen.addKeptBytes(-groups.bytes());
    groups.free();
  }
}
