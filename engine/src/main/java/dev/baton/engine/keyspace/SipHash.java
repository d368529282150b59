package dev.baton.engine.keyspace;

import dev.baton.engine.base.Native;

/**
 * SipHash-1-2, the keyed hash of the tables: without the key nobody can prepare keys that all fall
 * into one bucket. Reference: Aumasson and Bernstein, "SipHash: a fast short-input PRF".
 */
final class SipHash {
  private final long key0;
  private final long key1;

  SipHash(long key0, long key1) {
    this.key0 = key0;
    this.key1 = key1;
  }

  long hash(long text, int length) {
    long v0 = key0 ^ 0x736f6d6570736575L;
    long v1 = key1 ^ 0x646f72616e646f6dL;
    long v2 = key0 ^ 0x6c7967656e657261L;
    long v3 = key1 ^ 0x7465646279746573L;
    int whole = length & ~7;
    // Block number whole is the padded tail; then come the two finishing rounds.
    for (int at = 0, blocks = whole + 24; at < blocks; at += 8) {
      long word = at < whole ? Native.getLongLittleEndian(text + at) : 0;
      if (at == whole) {
        word = tail(text, whole, length);
      } else if (at == whole + 8) {
        v2 ^= 0xff;
      }
      v3 ^= word;
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
      v0 ^= word;
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }

  private static long tail(long text, int whole, int length) {
    long word = (long) length << 56;
    for (int i = whole; i < length; i++) {
      word |= (Native.getByte(text + i) & 0xffL) << (8 * (i - whole));
    }
    return word;
  }
}
