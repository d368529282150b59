package dev.baton.engine.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LzfTest {
  private static final int TEXT_BYTES = 400;

  @Test
  void patternsOfAnyLengthAreRestored() {
    LzfCompressor compressor = new LzfCompressor();
    try (NativeBuffer compressed = new NativeBuffer(TEXT_BYTES);
        NativeBuffer text = new NativeBuffer(TEXT_BYTES);
        NativeBuffer restored = new NativeBuffer(TEXT_BYTES)) {
      for (int period = 1; period <= 80; period++) {
        for (int i = 0; i < TEXT_BYTES; i++) {
          Native.putByte(text.address() + i, (byte) (i % period));
        }
        int bytes =
            compressor.compress(text.address(), TEXT_BYTES, compressed.address(), TEXT_BYTES);
        assertThat(bytes).as("period %d", period).isBetween(1, period + 20);
        assertThat(Lzf.decompress(compressed.address(), bytes, restored.address(), TEXT_BYTES))
            .isTrue();
        assertThat(Native.equal(text.address(), restored.address(), TEXT_BYTES)).isTrue();
      }
    }
  }
}
