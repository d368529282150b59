package dev.baton.engine.io.time;

import dev.baton.engine.base.Entropy;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The kernel's random numbers, read in blocks. Read directly, because the Java security providers
 * cost more start-up time than all else in the server.
 */
public final class SystemEntropy implements Entropy {
  private static final String DEVICE = "/dev/urandom";
  private static final int BLOCK_LONGS = 64;

  private final long[] block = new long[BLOCK_LONGS];
  private int next = BLOCK_LONGS;

  @Override
  public long nextLong() {
    if (next == BLOCK_LONGS) {
      refill();
    }
    return block[next++];
  }

  private void refill() {
    byte[] bytes = new byte[BLOCK_LONGS * Long.BYTES];
    try (DataInputStream device = new DataInputStream(new FileInputStream(DEVICE))) {
      device.readFully(bytes);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    for (int i = 0; i < BLOCK_LONGS; i++) {
      long value = 0;
      for (int j = 0; j < Long.BYTES; j++) {
        value = value << 8 | (bytes[i * Long.BYTES + j] & 0xff);
      }
      block[i] = value;
    }
    next = 0;
  }
}
