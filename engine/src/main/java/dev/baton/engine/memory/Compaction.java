package dev.baton.engine.memory;

import java.util.function.LongSupplier;

/**
 * Chooses chunks to be emptied: the sparsest ones whose blocks fit into what is free in the others.
 * A chosen chunk is closed: no new block comes into it, and it goes back to the system with its
 * last block. Moving the blocks is up to those who know where their addresses are kept, with a
 * {@link Mover}.
 *
 * <pre>
 *   begin; while (prepare); ... move what is worth it ...; while (end)
 * </pre>
 *
 * <p>Each step looks at a few chunks only. When memory runs out meanwhile, all chunks are opened at
 * once and {@link #isOn} tells that it is over.
 */
public final class Compaction {
  /** A step reads the heads of 32 slabs in each of them, which are not in any cache. */
  private static final int CHUNKS_PER_STEP = 8;

  private enum Phase {
    OFF,
    SURVEY,
    CLOSING,
    MOVING,
    OPENING
  }

  private final Region region;
  private final Runs slabs;
  private final Runs pages;
  private final SlabClass[] classes;
  private final Sparseness slabChunks = new Sparseness();
  private final Sparseness pageChunks = new Sparseness();
  private final LongSupplier sparseBytes;
  private Phase phase = Phase.OFF;
  private int next;

  Compaction(Region region, Runs slabs, Runs pages, SlabClass[] classes, LongSupplier sparseBytes) {
    this.sparseBytes = sparseBytes;
    this.region = region;
    this.slabs = slabs;
    this.pages = pages;
    this.classes = classes;
  }

  /** Starts to look for sparse chunks; nothing else is going on. */
  public void begin() {
    slabChunks.clear();
    pageChunks.clear();
    enter(Phase.SURVEY);
  }

  /** One step of choosing; returns whether more is left before blocks are moved. */
  public boolean prepare() {
    int end = Math.min(region.chunksEnd(), next + CHUNKS_PER_STEP);
    for (; next < end; next++) {
      if (phase == Phase.SURVEY) {
        look(next);
      } else if (phase == Phase.CLOSING) {
        closeIfChosen(next);
      }
    }
    if (next >= region.chunksEnd() && phase == Phase.SURVEY) {
      slabChunks.choose();
      pageChunks.choose();
      enter(Phase.CLOSING);
    } else if (next >= region.chunksEnd() && phase == Phase.CLOSING) {
      enter(Phase.MOVING);
    }
    return phase == Phase.SURVEY || phase == Phase.CLOSING;
  }

  /** One step of opening what did not become empty; returns whether more is left. */
  public boolean end() {
    if (phase != Phase.OFF && phase != Phase.OPENING) {
      enter(Phase.OPENING);
    }
    int end = Math.min(region.chunksEnd(), next + CHUNKS_PER_STEP);
    for (; next < end; next++) {
      open(next);
    }
    if (next >= region.chunksEnd() || closedChunks() == 0) {
      enter(Phase.OFF);
    }
    return phase != Phase.OFF;
  }

  /** Whether chunks are chosen, emptied or opened. */
  public boolean isOn() {
    return phase != Phase.OFF;
  }

  /** What of the chunks that blocks share is in no block. */
  public long sparseBytes() {
    return sparseBytes.getAsLong();
  }

  /** Gives the empty chunks back that are kept for what comes next; returns how many bytes. */
  public long giveSpare() {
    int chunks = (slabs.giveSpare() ? 1 : 0) + (pages.giveSpare() ? 1 : 0);
    return (long) chunks * Region.CHUNK_BYTES;
  }

  /** How many chunks wait to be emptied. */
  public int closedChunks() {
    return slabs.closedChunks() + pages.closedChunks();
  }

  /** How many chunks were emptied, since the beginning of the process. */
  public long chunksEmptied() {
    return slabs.chunksEmptied() + pages.chunksEmptied();
  }

  /** Chooses everything there is, so that a test of moving needs no large memory. */
  void closeAll() {
    enter(Phase.MOVING);
    for (int chunk = 0; chunk < region.chunksEnd(); chunk++) {
      boolean isUsed = slabs.owns(chunk) ? liveBytes(chunk) > 0 : isUsedForPages(chunk);
      if (isUsed && !slabs.isClosed(chunk) && !pages.isClosed(chunk)) {
        close(chunk);
      }
    }
  }

  private boolean isUsedForPages(int chunk) {
    return pages.owns(chunk) && pages.takenBytes(chunk) > 0;
  }

  /** Opens all at once, because there is room nowhere else. */
  void openAll() {
    for (int chunk = 0; chunk < region.chunksEnd(); chunk++) {
      open(chunk);
    }
    enter(Phase.OFF);
  }

  /** Whether the chunk of this address is to be emptied. */
  boolean isClosed(long address) {
    int chunk = region.chunkIndex(address);
    return slabs.isClosed(chunk) || pages.isClosed(chunk);
  }

  private void enter(Phase entered) {
    phase = entered;
    next = 0;
  }

  private void look(int chunk) {
    if (slabs.owns(chunk)) {
      slabChunks.add(liveBytes(chunk));
    } else if (pages.owns(chunk)) {
      pageChunks.add(pages.takenBytes(chunk));
    }
  }

  private void closeIfChosen(int chunk) {
    if (slabs.owns(chunk) && slabChunks.isChosen(liveBytes(chunk))) {
      close(chunk);
    } else if (pages.owns(chunk) && pageChunks.isChosen(pages.takenBytes(chunk))) {
      close(chunk);
    }
  }

  private void close(int chunk) {
    if (slabs.owns(chunk)) {
      slabs.close(chunk);
      long slab = slabs.nextTaken(chunk, region.chunkAddress(chunk));
      while (slab != 0) {
        // Closing an empty slab may give the whole chunk away.
        long following = slabAfter(chunk, slab);
        classes[Slab.sizeClass(slab)].close(slab);
        slab = following;
      }
    } else {
      pages.close(chunk);
    }
  }

  private void open(int chunk) {
    if (slabs.isClosed(chunk)) {
      slabs.open(chunk);
      long slab = slabs.nextTaken(chunk, region.chunkAddress(chunk));
      for (; slab != 0; slab = slabAfter(chunk, slab)) {
        classes[Slab.sizeClass(slab)].open(slab);
      }
    } else if (pages.isClosed(chunk)) {
      pages.open(chunk);
    }
  }

  private long liveBytes(int chunk) {
    long bytes = 0;
    long slab = slabs.nextTaken(chunk, region.chunkAddress(chunk));
    for (; slab != 0; slab = slabAfter(chunk, slab)) {
      bytes += (long) Slab.live(slab) * SizeClasses.bytes(Slab.sizeClass(slab));
    }
    return bytes;
  }

  private long slabAfter(int chunk, long slab) {
    long following = slab + Slab.BYTES;
    return region.chunkIndex(following) == chunk ? slabs.nextTaken(chunk, following) : 0;
  }
}
