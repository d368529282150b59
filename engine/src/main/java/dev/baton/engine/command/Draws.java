package dev.baton.engine.command;

import dev.baton.engine.base.Check;
import dev.baton.engine.base.Entropy;
import java.util.Arrays;

/**
 * The random choices of one call: as many numbers as it likes from one seed, and the memory of what
 * was drawn already, so that nothing is drawn twice. The numbers are those of SplitMix64.
 */
public final class Draws {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final int START = 16;

  private long state;
  // Open addressing; a slot holds what was drawn plus one, as zero stands for nothing.
  private long[] drawn = new long[START];
  private int count;

  /** Takes a seed from {@code entropy}. */
  public Draws(Entropy entropy) {
    state = entropy.nextLong();
  }

  /** Sixty-four random bits. */
  public long next() {
    state += GOLDEN_GAMMA;
    long bits = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return bits ^ (bits >>> 31);
  }

  /**
   * Whether the next of {@code left} elements is one of {@code wanted} that are to be chosen of
   * them, every choice being equally likely.
   */
  public boolean takes(long wanted, long left) {
    return Long.remainderUnsigned(next(), left) < wanted;
  }

  /** Notes that something, not -1, was drawn; false when it was drawn before. */
  public boolean isFirst(long what) {
    Check.that(what != -1, "what is drawn can be noted");
    if (2 * count >= drawn.length) {
      grow();
    }
    int slot = slotOf(drawn, what + 1);
    if (drawn[slot] != 0) {
      return false;
    }
    drawn[slot] = what + 1;
    count++;
    return true;
  }

  private void grow() {
    long[] larger = new long[2 * drawn.length];
    Arrays.stream(drawn)
        .filter(what -> what != 0)
        .forEach(what -> larger[slotOf(larger, what)] = what);
    drawn = larger;
  }

  private static int slotOf(long[] slots, long what) {
    int mask = slots.length - 1;
    int slot = (int) ((what * GOLDEN_GAMMA) >>> 40) & mask;
    while (slots[slot] != 0 && slots[slot] != what) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
