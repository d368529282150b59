package dev.baton.engine.node;

import dev.baton.engine.base.Log;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.node.storage.LastLoad;
import dev.baton.engine.node.storage.LoadDelay;
import dev.baton.engine.node.storage.LoadedData;
import dev.baton.engine.node.storage.RdbSettings;
import dev.baton.engine.persistence.RdbLoader;
import dev.baton.engine.replication.History;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The snapshot of a primary while it arrives. It is loaded beside the data, which takes its place
 * when it is complete. Whether the old data is served until then is up to {@code
 * repl-diskless-load}:
 *
 * <pre>
 * disabled           it is
 * swapdb             it is, if it is an earlier state of what arrives; else LOADING
 * on-empty-db        it is, if there is any
 * flush-before-load  it is deleted first
 * </pre>
 */
final class IncomingSnapshot {
  // Reading stops for what key-load-delay demands once it is more than a tick.
  private static final long PAUSE_MS_MIN = 100;

  private final Configuration configuration;
  private final Keyspace keyspace;
  private final Supplier<Keyspace> emptyKeyspaces;
  private final History history;
  private final LastLoad lastLoad;
  private final Log log;
  private @Nullable RdbLoader loader;
  private @Nullable LoadedData data;
  private boolean exclusive;
  private LoadDelay delay = LoadDelay.none();

  IncomingSnapshot(
      Configuration configuration,
      Keyspace keyspace,
      Supplier<Keyspace> emptyKeyspaces,
      History history,
      LastLoad lastLoad,
      Log log) {
    this.configuration = configuration;
    this.keyspace = keyspace;
    this.emptyKeyspaces = emptyKeyspaces;
    this.history = history;
    this.lastLoad = lastLoad;
    this.log = log;
  }

  /** One of the history {@code replicationId} begins; true when the data was deleted for it. */
  boolean begin(String replicationId, long nowMs) {
    String mode = configuration.textOf("repl-diskless-load");
    boolean emptied = mode.equals("flush-before-load");
    if (emptied) {
      keyspace.replaceWith(emptyKeyspaces.get());
      // Nobody may continue from what is not there any more, least of all ourselves.
      history.renew();
    }
    boolean unrelated = mode.equals("swapdb") && !replicationId.equals(history.replicationId());
    boolean nothingThere = mode.equals("on-empty-db") && keyspace.size() == 0;
    exclusive = emptied || unrelated || nothingThere;
    LoadedData target = new LoadedData(emptyKeyspaces.get(), lastLoad, log, nowMs);
    data = target;
    log.notice("MASTER <-> REPLICA sync: Loading DB in memory");
    loader = RdbSettings.newLoader(target, configuration);
    delay = new LoadDelay(RdbSettings.loadDelay(configuration), target::keys, nowMs);
    return emptied;
  }

  /** Decodes bytes of it; returns how many of them lie behind its end. */
  int load(long address, int length) {
    return Objects.requireNonNull(loader, "a snapshot is being loaded").feed(address, length);
  }

  boolean isComplete() {
    return loader != null && loader.isDone();
  }

  /** Whether one arrives and the old data is served meanwhile. */
  boolean isAsynchronous() {
    return data != null && !exclusive;
  }

  /** Whether one arrives and nothing is served meanwhile. */
  boolean isExclusive() {
    return data != null && exclusive;
  }

  /** Whether more may be read by now, for the sake of key-load-delay. */
  boolean mayRead(long nowMs) {
    return data == null || delay.remainingMs(nowMs) < PAUSE_MS_MIN;
  }

  /** All of it was loaded: hands it over. */
  LoadedData take() {
    LoadedData complete = Objects.requireNonNull(data, "a snapshot was loaded");
    closeLoader();
    data = null;
    return complete;
  }

  /** It is worth nothing. */
  void discard() {
    closeLoader();
    if (data != null) {
      data.keyspace().discard();
      data = null;
    }
  }

  private void closeLoader() {
    if (loader != null) {
      loader.close();
      loader = null;
    }
  }
}
