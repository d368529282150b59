package dev.baton.engine.keyspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;

/** What must hold of every keyspace at every moment. */
final class StructuralCheck {
  private StructuralCheck() {}

  static void of(Keyspace keyspace) {
    for (int i = 0; i < keyspace.databaseCount(); i++) {
      Database database = keyspace.database(i);
      AtomicInteger keys = new AtomicInteger();
      AtomicInteger expiring = new AtomicInteger();
      database.forEach(entry -> {
        keys.incrementAndGet();
        expiring.addAndGet(entry.expires() ? 1 : 0);
        assertThat(database.find(entry.key())).isSameAs(entry);
      });
      assertThat(database.size()).isEqualTo(keys.get());
      assertThat(database.expiringCount()).isEqualTo(expiring.get());
      assertThat(database.expiredKeys(Long.MAX_VALUE, Integer.MAX_VALUE)).hasSize(expiring.get());
    }
  }
}
