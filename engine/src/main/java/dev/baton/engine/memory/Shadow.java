package dev.baton.engine.memory;

import dev.baton.engine.base.Check;
import dev.baton.engine.base.Native;
import java.util.HashMap;
import java.util.Map;

/**
 * What the checked mode knows about every block: which grains are live, and how long each block was
 * asked to be. Slack after a block holds a canary; a freed block holds poison.
 */
final class Shadow {
  private static final byte CANARY = (byte) 0xca;
  private static final byte POISON = (byte) 0xdd;
  private static final int GRAIN = Region.GRAIN_BYTES;
  private static final long NOT_LIVE = -1;
  private static final int WORDS_PER_CHUNK = Region.CHUNK_BYTES / GRAIN / Long.SIZE;

  private final Region region;
  private final Map<Long, Long> liveBytes = new HashMap<>();
  private final Map<Integer, long[]> liveGrains = new HashMap<>();
  private int lastChunk = -1;
  private long[] lastGrains = new long[0];

  Shadow(Region region) {
    this.region = region;
  }

  void born(long address, long bytes, long blockBytes) {
    Check.that(liveBytes.put(address, bytes) == null, "a block is handed out once");
    mark(address, blockBytes, true);
    Native.fill(address + bytes, blockBytes - bytes, CANARY);
  }

  /** Called before the block returns to its free list, whose link will overwrite its start. */
  void died(long address, long bytes, long blockBytes) {
    left(address, bytes, blockBytes);
    Native.fill(address, blockBytes, POISON);
  }

  /** The block is born again elsewhere, or in another length, with what it holds. */
  void left(long address, long bytes, long blockBytes) {
    long born = liveBytes.getOrDefault(address, NOT_LIVE);
    Check.that(born != NOT_LIVE, "only a live block is freed");
    liveBytes.remove(address);
    Check.that(born == bytes, "a block is freed with the length it was given");
    for (long at = address + bytes; at < address + blockBytes; at++) {
      Check.that(Native.getByte(at) == CANARY, "nothing is written behind a block");
    }
    mark(address, blockBytes, false);
  }

  void resized(long address, long oldBytes, long newBytes, long blockBytes) {
    Check.that(
        liveBytes.getOrDefault(address, NOT_LIVE) == oldBytes,
        "a live block is resized, and from the length it has");
    liveBytes.put(address, newBytes);
    Native.fill(address + newBytes, blockBytes - newBytes, CANARY);
  }

  /** Throws unless all of the range lies in live blocks. */
  void prove(long address, long bytes) {
    if (bytes == 0) {
      return;
    }
    long last = address + bytes - 1;
    for (long at = address & -GRAIN; at <= last; at += GRAIN) {
      if (!isLive(at)) {
        Check.that(false, "memory is touched inside live blocks, unlike " + address + "+" + bytes);
      }
    }
  }

  /** Throws unless {@code address} starts a live block of exactly {@code bytes}. */
  void proveBlock(long address, long bytes) {
    Check.that(
        liveBytes.getOrDefault(address, NOT_LIVE) == bytes, "the address is that of a live block");
  }

  long liveBlocks() {
    return liveBytes.size();
  }

  private boolean isLive(long address) {
    if (!region.isCommitted(address)) {
      return false;
    }
    long[] grains = grainsOf(address);
    int grain = grain(address);
    return (grains[grain >>> 6] & (1L << grain)) != 0;
  }

  private void mark(long address, long bytes, boolean isLive) {
    for (long at = address; at < address + bytes; at += GRAIN) {
      long[] grains = grainsOf(at);
      int grain = grain(at);
      long bit = 1L << grain;
      grains[grain >>> 6] = isLive ? grains[grain >>> 6] | bit : grains[grain >>> 6] & ~bit;
    }
  }

  private int grain(long address) {
    return (int) ((address & (Region.CHUNK_BYTES - 1)) / GRAIN);
  }

  private long[] grainsOf(long address) {
    int chunk = region.chunkIndex(address);
    if (chunk != lastChunk) {
      lastChunk = chunk;
      lastGrains = liveGrains.computeIfAbsent(chunk, _ -> new long[WORDS_PER_CHUNK]);
    }
    return lastGrains;
  }
}
