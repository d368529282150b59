package dev.baton.engine.keyspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Bytes;
import java.util.LinkedHashSet;
import java.util.Set;

/** What must hold of every keyspace at every moment. */
final class StructuralCheck {
  private StructuralCheck() {}

  static void of(Keyspace keyspace) {
    for (int i = 0; i < keyspace.databaseCount(); i++) {
      Database database = keyspace.database(i);
      Entry view = keyspace.newEntry();
      Entry found = keyspace.newEntry();
      Set<Bytes> keys = new LinkedHashSet<>();
      Set<Bytes> expiring = new LinkedHashSet<>();
      database.forEach(
          view,
          entry -> {
            assertThat(keys.add(entry.key())).isTrue();
            if (entry.expires()) {
              expiring.add(entry.key());
            }
            assertThat(database.find(entry.keyAddress(), entry.keyLength(), found)).isTrue();
            assertThat(found.address()).isEqualTo(entry.address());
            verifyValue(keyspace, entry);
          });
      assertThat(database.size()).isEqualTo(keys.size());
      assertThat(database.expiringCount()).isEqualTo(expiring.size());
      assertThat(database.expiredKeys(Long.MAX_VALUE, Integer.MAX_VALUE))
          .containsExactlyInAnyOrderElementsOf(expiring);
      database.verify();
    }
  }

  private static void verifyValue(Keyspace keyspace, Entry entry) {
    switch (entry.type()) {
      case SET -> keyspace.newSets().at(entry).verify();
      case HASH -> keyspace.newHashes().at(entry).verify();
      case LIST -> {
        if (entry.encoding() == Encoding.LINKED) {
          keyspace.newLinkedLists().at(entry.root()).verify();
        }
      }
      default -> {}
    }
  }
}
