package dev.baton.engine.keyspace;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.structure.LinkedPackedList;
import dev.baton.engine.structure.NodeCompression;
import dev.baton.engine.structure.PackedList;
import dev.baton.engine.structure.StoredNode;
import dev.baton.engine.structure.Table;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A large list as it was at the moment of a cut, shown node by node in order.
 *
 * <pre>
 *   nodes:  A  B  C  |  D  E  F  G        "|" is the cursor
 *           passed      still as they were, save that those that change have an image (E), new ones
 *                       count as passed (F), and the images of those that were unlinked wait before
 *                       the next node that is still linked, or at the end
 * </pre>
 */
public final class FrozenList extends FrozenValue {
  private static final long NONE = 0;
  private static final Long END = 0L;

  private final FrozenValues frozen;
  private final Memory memory;
  private final LinkedPackedList linked;
  private final NodeCompression compression;
  private final PackedList shown;
  private final StoredNode stored;
  private final Table passed;
  private final long count;
  private final long nodes;
  private final Map<Long, Long> images = new LinkedHashMap<>();
  private final Map<Long, ArrayDeque<Long>> unlinked = new LinkedHashMap<>();
  private long passedAddress;
  private long cursor;
  private long shownBlock;

  /** The views may be set elsewhere by others between two calls. */
  FrozenList(
      FrozenValues frozen,
      NodeCompression compression,
      Memory memory,
      long root,
      LinkedPackedList linked,
      Table passed) {
    super(root);
    this.frozen = frozen;
    this.compression = compression;
    this.memory = memory;
    this.linked = linked.at(root);
    this.passed = passed;
    this.passedAddress = passed.create();
    this.shown = new PackedList(memory);
    this.stored = new StoredNode(memory);
    this.count = linked.count();
    this.nodes = linked.nodes();
    this.cursor = linked.firstStored() == NONE ? NONE : linked.node();
  }

  // ---- before changes

  void beforeChange(long node, long packed) {
    if (!images.containsKey(node) && !isPassed(node)) {
      images.put(node, copy(packed));
    }
  }

  void afterLink(long node) {
    pass(node);
  }

  void beforeUnlink(long node, long packed, long next) {
    ArrayDeque<Long> waiting = unlinked.remove(node);
    Long image = images.remove(node);
    if (image == null && !forget(node)) {
      image = copy(packed);
    }
    if (waiting != null || image != null) {
      ArrayDeque<Long> before = waiting == null ? new ArrayDeque<>() : waiting;
      if (image != null) {
        before.add(image);
      }
      ArrayDeque<Long> behind = unlinked.put(next, before);
      if (behind != null) {
        before.addAll(behind);
      }
    }
    if (cursor == node) {
      cursor = next;
    }
  }

  // ---- reading

  /** The number of elements at the moment of the cut. */
  public long count() {
    return count;
  }

  /** The number of nodes at the moment of the cut. */
  public long nodes() {
    return nodes;
  }

  /** The packed list of the node that is shown. */
  public PackedList node() {
    return shown.at(compression.plain(shownBlock, shownBlock));
  }

  /** The node that is shown as it is stored, which may be compressed. */
  public StoredNode stored() {
    return stored.at(shownBlock);
  }

  @Override
  public boolean readSome(Runnable visitor) {
    ArrayDeque<Long> waiting = unlinked.isEmpty() ? null : unlinked.get(cursor);
    if (waiting != null) {
      showAndFree(waiting.remove(), visitor);
      if (waiting.isEmpty()) {
        unlinked.remove(cursor);
      }
    } else if (cursor == NONE) {
      return false;
    } else {
      readNode(visitor);
    }
    return cursor != NONE || unlinked.containsKey(END);
  }

  private void readNode(Runnable visitor) {
    long node = cursor;
    Long image = images.remove(node);
    if (image != null) {
      showAndFree(image, visitor);
      pass(node);
    } else if (!isPassed(node)) {
      show(linked.at(root()).storedOf(node), visitor);
      pass(node);
    }
    cursor = linked.at(root()).nodeAfter(node);
  }

  private void showAndFree(long image, Runnable visitor) {
    show(image, visitor);
    free(image);
  }

  private void show(long block, Runnable visitor) {
    shownBlock = block;
    visitor.run();
    compression.forget(block);
  }

  // ---- helpers

  private boolean isPassed(long node) {
    return seek(node);
  }

  private void pass(long node) {
    passed.at(passedAddress).insert(FrozenValues.hashOfNode(node), node);
  }

  /** Takes a node from those that are passed; returns whether it was one. */
  private boolean forget(long node) {
    boolean wasPassed = seek(node);
    if (wasPassed) {
      passed.remove();
    }
    return wasPassed;
  }

  private boolean seek(long node) {
    passed.at(passedAddress).seek(FrozenValues.hashOfNode(node));
    long found = passed.next();
    while (found != NONE && found != node) {
      found = passed.next();
    }
    return found == node;
  }

  private long copy(long packed) {
    int bytes = StoredNode.bytes(memory, packed);
    long image = memory.allocate(bytes);
    memory.copy(packed, image, bytes);
    frozen.addKeptBytes(Memory.blockBytes(bytes));
    return image;
  }

  private void free(long image) {
    int bytes = StoredNode.bytes(memory, image);
    memory.free(image, bytes);
    frozen.addKeptBytes(-Memory.blockBytes(bytes));
  }

  @Override
  void close() {
    images.values().forEach(this::free);
    images.clear();
    unlinked.values().forEach(waiting -> waiting.forEach(this::free));
    unlinked.clear();
    cursor = NONE;
    while (passed.at(passedAddress).dispose((_, _) -> {})) {
      // Every round frees one segment.
    }
    passedAddress = NONE;
  }
}
