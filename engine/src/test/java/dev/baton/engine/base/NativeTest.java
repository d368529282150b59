package dev.baton.engine.base;

import static org.assertj.core.api.Assertions.assertThat;

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

  /** Few different bytes, of both signs, so that long common beginnings are frequent. */
  private static byte[] bytes(SplittableRandom random) {
    byte[] bytes = new byte[random.nextInt(40)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (random.nextInt(12) == 0 ? random.nextInt(256) : 200);
    }
    return bytes;
  }
}
