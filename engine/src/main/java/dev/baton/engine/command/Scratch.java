package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.resp.Arguments;
import java.util.List;

/** Native memory for the words of a queued command, so that it runs on views like any other. */
final class Scratch {
  private static final int BYTES_MIN = 4096;
  // What one large transaction needed is given back after it.
  private static final int BYTES_KEPT_MAX = 1 << 20;

  private final Arguments arguments = new Arguments();
  private NativeBuffer memory = new NativeBuffer(BYTES_MIN);

  /** The words as views, until the next call. */
  Arguments views(List<Bytes> words) {
    int total = words.stream().mapToInt(Bytes::length).sum();
    boolean tooSmall = total > memory.capacityBytes();
    if (tooSmall || memory.capacityBytes() > BYTES_KEPT_MAX) {
      memory.close();
      memory = new NativeBuffer(Math.max(total, BYTES_MIN));
    }
    arguments.clear();
    long address = memory.address();
    for (Bytes word : words) {
      Native.copy(word.array(), 0, address, word.length());
      arguments.add(address, word.length());
      address += word.length();
    }
    return arguments;
  }
}
