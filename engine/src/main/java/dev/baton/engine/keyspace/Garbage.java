package dev.baton.engine.keyspace;

import java.util.ArrayDeque;

/** What nobody can reach any more, freed bit by bit so that nobody waits for it. */
final class Garbage {
  // What most values are: one or a few blocks.
  private static final int SLICES_AT_ONCE = 4;

  private sealed interface Item permits OldContents, OldValue {}

  private record OldContents(Contents contents) implements Item {}

  private record OldValue(ValueForm form, Encoding encoding, long root) implements Item {}

  private final FrozenValues frozen;
  private final ArrayDeque<Item> items = new ArrayDeque<>();
  private long freed;

  Garbage(FrozenValues frozen) {
    this.frozen = frozen;
  }

  /** Takes a value; a small one is freed at once, if no snapshot reads it. */
  void add(ValueForm form, Encoding encoding, long root) {
    boolean isFrozen = frozen.isFrozen(root);
    frozen.forgetBookmark(root);
    if (isFrozen) {
      frozen.orphan(root, form.usedBytes(encoding, root));
    }
    for (int slice = 0; slice < SLICES_AT_ONCE && !isFrozen; slice++) {
      if (!form.dispose(encoding, root)) {
        return;
      }
    }
    items.add(new OldValue(form, encoding, root));
  }

  /** Takes everything a database held; little is freed at once, if no snapshot reads it. */
  void add(Contents contents) {
    for (int slice = 0; slice < SLICES_AT_ONCE && !contents.isFrozen(); slice++) {
      if (!contents.dispose()) {
        return;
      }
    }
    items.add(new OldContents(contents));
  }

  /** How many values and databases wait. */
  int count() {
    return items.size();
  }

  /** How many that waited have been freed. */
  long freed() {
    return freed;
  }

  /** Counts from zero again. */
  void resetFreed() {
    freed = 0;
  }

  /** Whether something could be freed now. */
  boolean isWaiting() {
    // Asked every turn: nothing waits mostly, and then this makes no object.
    return !items.isEmpty() && items.stream().anyMatch(this::isFree);
  }

  /** Frees up to {@code slices} slices of at most some five hundred blocks each. */
  void freeSome(int slices) {
    for (int left = slices; left > 0 && !items.isEmpty(); ) {
      Item item = items.remove();
      // The contents a snapshot still reads go to the back of the queue.
      if (!isFree(item)) {
        items.add(item);
        left -= slices;
        continue;
      }
      boolean isLeft = true;
      for (; isLeft && left > 0; left--) {
        isLeft = dispose(item);
      }
      if (isLeft) {
        items.addFirst(item);
      } else {
        freed++;
      }
    }
  }

  private static boolean dispose(Item item) {
    return switch (item) {
      case OldContents(Contents contents) -> contents.dispose();
      case OldValue(ValueForm form, Encoding encoding, long root) -> form.dispose(encoding, root);
    };
  }

  /** Whether no snapshot reads it. */
  private boolean isFree(Item item) {
    return switch (item) {
      case OldContents(Contents contents) -> !contents.isFrozen();
      case OldValue(_, _, long root) -> !frozen.isFrozen(root);
    };
  }
}
