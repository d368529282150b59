package dev.baton.engine.keyspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The hash depends on every byte, on the length and on the key. */
final class SipHashTest {
  @Test
  void everyByteAndTheLengthCount() {
    SipHash hash = new SipHash(1, 2);
    Set<Long> seen = new HashSet<>();
    for (int length = 0; length < 40; length++) {
      assertThat(seen.add(hash(hash, new byte[length]))).isTrue();
      for (int at = 0; at < length; at++) {
        byte[] text = new byte[length];
        text[at] = 1;
        assertThat(seen.add(hash(hash, text))).isTrue();
      }
    }
  }

  @Test
  void anotherKeyGivesAnotherHash() {
    byte[] text = {1, 2, 3};
    assertThat(hash(new SipHash(1, 2), text)).isNotEqualTo(hash(new SipHash(1, 3), text));
    assertThat(hash(new SipHash(1, 2), text)).isEqualTo(hash(new SipHash(1, 2), text));
  }

  private static long hash(SipHash hash, byte[] text) {
    try (NativeBuffer copy = new NativeBuffer(Math.max(1, text.length))) {
      Native.copy(text, 0, copy.address(), text.length);
      return hash.hash(copy.address(), text.length);
    }
  }
}
