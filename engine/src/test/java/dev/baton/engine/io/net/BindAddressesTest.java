package dev.baton.engine.io.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.io.net.BindAddresses.Address;
import org.junit.jupiter.api.Test;

final class BindAddressesTest {
  @Test
  void allAddressesOfBothFamiliesNeedOneSocket() {
    assertThat(BindAddresses.parse("* -::*", true)).containsExactly(new Address("::", true));
    assertThat(BindAddresses.parse("* -::*", false)).containsExactly(new Address("0.0.0.0", false));
  }

  @Test
  void namedAddressesAreKeptInOrder() {
    assertThat(BindAddresses.parse("127.0.0.1 -::1", true))
        .containsExactly(new Address("127.0.0.1", false), new Address("::1", true));
  }

  @Test
  void anEmptyListMeansEveryAddress() {
    assertThat(BindAddresses.parse("", true)).containsExactly(new Address("0.0.0.0", false));
  }
}
