package dev.baton.engine.node;

import dev.baton.engine.base.Log;
import dev.baton.engine.command.Session;
import dev.baton.engine.config.Configuration;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the memory of all clients together below maxmemory-clients by closing the largest ones.
 * Replicas, our primary and clients under CLIENT NO-EVICT neither count nor go.
 */
final class ClientEviction {
  private final Configuration configuration;
  private final ClientTotals totals;
  private final Log log;
  private long limitBytes;
  private long countedBytes;

  ClientEviction(Configuration configuration, ClientTotals totals, Log log) {
    this.configuration = configuration;
    this.totals = totals;
    this.log = log;
    configuration.onChange("maxmemory-clients", this::configure);
    configuration.onChange("maxmemory", this::configure);
    configure();
  }

  private void configure() {
    long configured = configuration.longOf("maxmemory-clients");
    // A negative number is a percentage of maxmemory.
    limitBytes = configured >= 0 ? configured : configuration.longOf("maxmemory") / 100 * -configured;
  }

  /** Whether there is a limit. */
  boolean isActive() {
    return limitBytes > 0;
  }

  /** Takes the memory of a client into account as it is now. */
  void account(Client client) {
    if (isActive()) {
      Session session = client.session();
      boolean counts =
          !client.isClosed()
              && !session.isReplica()
              && !session.isPrimaryLink()
              && !session.info().isNoEvict();
      setCounted(client, counts ? session.memory().totalBytes() : 0);
    }
  }

  /** Forgets a client that is gone. */
  void forget(Client client) {
    setCounted(client, 0);
  }

  /** Closes the largest clients until the others fit. */
  void evict(Collection<Client> clients, Consumer<Client> closer) {
    while (isActive() && countedBytes > limitBytes) {
      Client largest = largest(clients);
      if (largest == null) {
        return;
      }
      log.write(
          Log.Level.NOTICE,
          "Evicting client: id="
              + largest.session().id()
              + " addr="
              + largest.session().remote()
              + " tot-mem="
              + largest.countedBytes());
      totals.clientsEvicted++;
      closer.accept(largest);
    }
  }

  private static @Nullable Client largest(Collection<Client> clients) {
    Client largest = null;
    for (Client client : clients) {
      long bytes = client.countedBytes();
      if (bytes > 0 && (largest == null || bytes > largest.countedBytes())) {
        largest = client;
      }
    }
    return largest;
  }

  private void setCounted(Client client, long bytes) {
    countedBytes += bytes - client.countedBytes();
    client.setCountedBytes(bytes);
  }
}
