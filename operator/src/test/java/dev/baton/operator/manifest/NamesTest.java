package dev.baton.operator.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesTest {

  private final Names names = new Names("shop", "orders");

  @Test
  void aPodIsKnownByItsHostName() {
    assertThat(names.podHost(names.pod(2))).isEqualTo("orders-2.orders-pods.shop.svc");
  }

  @Test
  void theOrdinalOfAPodIsTheEndOfItsName() {
    assertThat(names.ordinalOf("orders-0")).hasValue(0);
    assertThat(names.ordinalOf("orders-12")).hasValue(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "orders-", "orders-01", "orders-x", "orders-eu-0", "other-0"})
  void otherPodsHaveNoOrdinalHere(String pod) {
    assertThat(names.ordinalOf(pod)).isEmpty();
  }
}
