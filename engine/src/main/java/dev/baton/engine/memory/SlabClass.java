package dev.baton.engine.memory;

import dev.baton.engine.base.Check;

/**
 * All slabs of one block size. New blocks come from the current slab; when it is full the fullest
 * other slab becomes current, so that sparse ones drain and their memory returns.
 *
 * <p>Every slab but the current one is in a list: by quarters of fullness, or the list of the full,
 * or that of the closed, from which no block comes.
 */
final class SlabClass {
  private static final int QUARTERS = 4;
  private static final int FULL = 4;
  private static final int CLOSED = 5;

  private final int sizeClass;
  private final int blockBytes;
  private final int capacity;
  private final Runs slabs;
  private final long[] heads = new long[CLOSED + 1];
  private long current;
  private long slabCount;
  private long liveBlocks;

  SlabClass(int sizeClass, Runs slabs) {
    this.sizeClass = sizeClass;
    this.blockBytes = SizeClasses.bytes(sizeClass);
    this.capacity = Slab.capacity(blockBytes);
    this.slabs = slabs;
  }

  int blockBytes() {
    return blockBytes;
  }

  long take() {
    if (current == 0 || Slab.live(current) == capacity) {
      changeCurrent();
    }
    liveBlocks++;
    return Slab.take(current, blockBytes);
  }

  void give(long block) {
    long slab = Slab.of(block);
    Check.that(Slab.sizeClass(slab) == sizeClass, "a block is given back with its own size");
    Slab.give(slab, block);
    liveBlocks--;
    if (slab != current) {
      relist(slab);
    }
  }

  /** Lets no block come from a slab any more, and gives it back if it is empty. */
  void close(long slab) {
    if (slab == current) {
      current = 0;
      if (Slab.live(slab) == 0) {
        slabCount--;
        slabs.give(slab, 1);
        return;
      }
    } else {
      unlink(slab);
    }
    link(slab, CLOSED);
  }

  /** Undoes {@link #close}. */
  void open(long slab) {
    unlink(slab);
    link(slab, listOf(slab));
  }

  long liveBytes() {
    return liveBlocks * blockBytes;
  }

  private void changeCurrent() {
    if (current != 0) {
      link(current, FULL);
      current = 0;
    }
    current = fullest();
    if (current == 0 && slabs.isRelieved()) {
      current = fullest();
    }
    if (current != 0) {
      unlink(current);
      return;
    }
    current = slabs.take(1);
    slabCount++;
    Slab.initialise(current, sizeClass);
  }

  /** The first slab of the fullest that are not full, zero without one. */
  private long fullest() {
    for (int list = QUARTERS - 1; list >= 0; list--) {
      if (heads[list] != 0) {
        return heads[list];
      }
    }
    return 0;
  }

  private int listOf(long slab) {
    return Slab.live(slab) * QUARTERS / capacity;
  }

  private void relist(long slab) {
    int list = listOf(slab);
    if (Slab.live(slab) == 0) {
      unlink(slab);
      slabCount--;
      slabs.give(slab, 1);
    } else if (list != Slab.list(slab) && Slab.list(slab) != CLOSED) {
      unlink(slab);
      link(slab, list);
    }
  }

  private void link(long slab, int list) {
    long head = heads[list];
    Slab.list(slab, list);
    Slab.next(slab, head);
    Slab.previous(slab, 0);
    if (head != 0) {
      Slab.previous(head, slab);
    }
    heads[list] = slab;
  }

  private void unlink(long slab) {
    long next = Slab.next(slab);
    long previous = Slab.previous(slab);
    if (previous == 0) {
      heads[Slab.list(slab)] = next;
    } else {
      Slab.next(previous, next);
    }
    if (next != 0) {
      Slab.previous(next, previous);
    }
  }

  /** Walks all slabs; throws when a header, a list or a count disagrees with another. */
  void verify() {
    long slabsSeen = 0;
    long blocksSeen = 0;
    if (current != 0) {
      blocksSeen += verifySlab(current);
      slabsSeen++;
    }
    for (int list = 0; list < heads.length; list++) {
      long before = 0;
      for (long slab = heads[list]; slab != 0; slab = Slab.next(slab)) {
        Check.that(Slab.previous(slab) == before, "the list of slabs is linked both ways");
        Check.that(list == CLOSED || listOf(slab) == list, "a slab is in its list");
        Check.that(slabs.isClosedAt(slab) == (list == CLOSED), "a closed chunk has closed slabs");
        blocksSeen += verifySlab(slab);
        slabsSeen++;
        before = slab;
      }
    }
    Check.that(slabsSeen == slabCount, "every slab is in a list");
    Check.that(blocksSeen == liveBlocks, "the live blocks are those of the slabs");
  }

  private int verifySlab(long slab) {
    Check.that(Slab.sizeClass(slab) == sizeClass, "a slab is of its class");
    Check.that(
        Slab.live(slab) + Slab.countFree(slab, blockBytes) == capacity,
        "the blocks of a slab are live or free");
    return Slab.live(slab);
  }
}
