package dev.baton.engine.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class NativeTest {
  @Test
  void comparingIsThatOfUnsignedBytes() {
    SplittableRandom random = new SplittableRandom(5);
    try (NativeBuffer left = new NativeBuffer(40);
        NativeBuffer right = new NativeBuffer(40)) {
      for (int round = 0; round < 5000; round++) {
        byte[] one = bytes(random);
        byte[] other = random.nextInt(4) == 0 ? one.clone() : bytes(random);
        Native.copy(one, 0, left.address(), one.length);
        Native.copy(other, 0, right.address(), other.length);

        int order = Native.compare(left.address(), one.length, right.address(), other.length);
        boolean isEqual =
            one.length == other.length && Native.equal(left.address(), right.address(), one.length);

        assertThat(Integer.signum(order))
            .isEqualTo(Integer.signum(Arrays.compareUnsigned(one, other)));
        assertThat(isEqual).isEqualTo(Arrays.equals(one, other));
      }
    }
  }

  @Test
  void copyingIsRightForEveryLengthAndEveryOverlap() {
    byte[] before = new byte[160];
    new SplittableRandom(7).nextBytes(before);
    try (NativeBuffer block = new NativeBuffer(before.length)) {
      for (int length = 0; length <= 70; length++) {
        for (int distance = -40; distance <= 40; distance++) {
          byte[] expected = before.clone();
          System.arraycopy(before, 45, expected, 45 + distance, length);
          Native.copy(before, 0, block.address(), before.length);

          Native.copy(block.address() + 45, block.address() + 45 + distance, length);

          assertThat(Native.toBytes(block.address(), before.length)).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void partsOfArraysAreCopiedAndCompared() {
    byte[] text = {1, 2, 3, -4, 5};
    try (NativeBuffer block = new NativeBuffer(8)) {
      Native.fill(block.address(), 8, (byte) 9);
      Native.copy(text, 1, block.address() + 2, 3);
      byte[] back = new byte[6];

      Native.copy(block.address() + 1, back, 1, 5);

      assertThat(back).containsExactly(0, 9, 2, 3, -4, 9);
      assertThat(Native.equal(block.address() + 2, 3, new byte[] {2, 3, -4})).isTrue();
      assertThat(Native.equal(block.address() + 2, 3, new byte[] {2, 3, 4})).isFalse();
      assertThat(Native.equal(block.address() + 2, 2, new byte[] {2, 3, -4})).isFalse();
      assertThatThrownBy(() -> Native.copy(text, 3, block.address(), 3))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void numbersAreLittleEndianAndNeedNoAlignment() {
    try (NativeBuffer block = new NativeBuffer(16)) {
      long odd = block.address() + 1;
      Native.putLongLittleEndian(odd, 0x8877665544332211L);

      assertThat(Native.getLongLittleEndian(odd)).isEqualTo(0x8877665544332211L);
      assertThat(Native.getIntLittleEndian(odd + 1)).isEqualTo(0x55443322);
      assertThat(Native.getShortLittleEndian(odd + 6)).isEqualTo(0x8877);
      assertThat(Native.getByte(odd + 7)).isEqualTo((byte) 0x88);
    }
  }

  /** Few different bytes, of both signs, so that long common beginnings are frequent. */
  private static byte[] bytes(SplittableRandom random) {
    byte[] bytes = new byte[random.nextInt(40)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (random.nextInt(12) == 0 ? random.nextInt(256) : 200);
    }
    return bytes;
  }
}
