package dev.baton.engine.node;

import dev.baton.engine.base.Log;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.node.storage.AofLoad;
import dev.baton.engine.node.storage.AofReplay;
import dev.baton.engine.node.storage.AppendOnly;
import dev.baton.engine.node.storage.Disk;
import dev.baton.engine.node.storage.DiskException;
import dev.baton.engine.node.storage.FirstBase;
import dev.baton.engine.node.storage.LastLoad;
import dev.baton.engine.node.storage.LoadedData;
import dev.baton.engine.node.storage.NewestFiles;
import dev.baton.engine.node.storage.RdbFileLoad;
import dev.baton.engine.node.storage.Restored;
import dev.baton.engine.node.storage.StartupLoad;
import dev.baton.engine.persistence.AofException;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The first phase of a node's life: load the data, make it the beginning of an append only file if
 * there is to be one, then take a role.
 */
final class Startup implements AutoCloseable {
  private final Configuration configuration;
  private final Disk disk;
  private final Keyspace keyspace;
  private final Supplier<Keyspace> emptyKeyspaces;
  private final Roles roles;
  private final AppendOnly appendOnly;
  private final NewestFiles newest;
  private final LongFunction<FirstBase> bases;
  private final Supplier<AofReplay> replays;
  private final LastLoad lastLoad;
  private final Consumer<String> fatal;
  private final Log log;
  private @Nullable StartupLoad load;
  private @Nullable Restored restored;
  private @Nullable FirstBase base;
  private boolean hasAppended;
  private boolean loading = true;

  Startup(
      Configuration configuration,
      Disk disk,
      Keyspace keyspace,
      Supplier<Keyspace> emptyKeyspaces,
      Roles roles,
      AppendOnly appendOnly,
      NewestFiles newest,
      LongFunction<FirstBase> bases,
      Supplier<AofReplay> replays,
      LastLoad lastLoad,
      Consumer<String> fatal,
      Log log) {
    this.configuration = configuration;
    this.disk = disk;
    this.keyspace = keyspace;
    this.emptyKeyspaces = emptyKeyspaces;
    this.roles = roles;
    this.appendOnly = appendOnly;
    this.newest = newest;
    this.bases = bases;
    this.replays = replays;
    this.lastLoad = lastLoad;
    this.fatal = fatal;
    this.log = log;
  }

  boolean isLoading() {
    return loading;
  }

  /** Whether there is something to do at once, and not only to wait for the disk. */
  boolean hasWork() {
    return loading && (base == null || base.hasWork());
  }

  /** Whether there will be in a moment. */
  boolean awaitsRoom() {
    return base != null && base.awaitsRoom();
  }

  @Nullable StartupLoad load() {
    return load;
  }

  /**
   * Opens the files, or takes the role at once when there are none.
   *
   * @throws DiskException when they are there and cannot be read
   * @throws AofException when the manifest cannot be used
   */
  void begin(long nowMs) {
    boolean isWanted = configuration.isOn("appendonly");
    hasAppended = !appendOnly.files().read(isWanted).isEmpty();
    if (hasAppended && (isWanted || newest.areWanted())) {
      load = newAppendOnlyLoad(nowMs);
      return;
    }
    LoadedData target = new LoadedData(emptyKeyspaces.get(), lastLoad, log, nowMs);
    load = RdbFileLoad.open(disk, configuration, target, log, nowMs);
    if (load == null) {
      target.keyspace().discard();
      enterService(nowMs);
    }
  }

  private AofLoad newAppendOnlyLoad(long nowMs) {
    return new AofLoad(
        appendOnly.files(), configuration, keyspace, emptyKeyspaces, replays.get(), log, nowMs);
  }

  private void enterService(long nowMs) {
    loading = false;
    roles.boot(restored, nowMs);
    appendOnly.begin(nowMs);
    newest.onServing(nowMs);
  }

  /** DEBUG LOADAOF: what is in memory is replaced by what the files say, while all waits. */
  @Nullable String reload(long nowMs) {
    String refused = appendOnly.tail().flushAndWait(false);
    if (refused != null) {
      return refused;
    }
    Keyspace.ExpiryMode mode = keyspace.expiryMode();
    keyspace.replaceWith(emptyKeyspaces.get());
    try (AofLoad again = newAppendOnlyLoad(nowMs)) {
      while (!again.isDone() && again.failure() == null) {
        again.work(nowMs);
      }
      if (again.failure() != null) {
        // Half of the data is gone: nothing may be answered from the rest.
        fatal.accept(again.failure() + ". Exiting.");
      }
      return again.failure();
    } finally {
      keyspace.setExpiryMode(mode);
    }
  }

  void onTick(long nowMs) {
    StartupLoad current = load;
    if (current == null) {
      return;
    }
    if (base == null) {
      loadSome(current, nowMs);
    } else {
      base.work();
    }
    if (restored != null && load != null) {
      serveWhenSafe(nowMs);
    }
  }

  private void loadSome(StartupLoad current, long nowMs) {
    current.work(nowMs);
    if (current.failure() != null) {
      close();
      fatal.accept("Fatal error loading the DB: " + current.failure() + ". Exiting.");
    } else if (current.isDone()) {
      Restored history = current.finish(keyspace);
      restored = history;
      roles.restoreHistory(history);
      beginBase(nowMs);
    }
  }

  private void beginBase(long nowMs) {
    if (hasAppended || keyspace.size() == 0 || !configuration.isOn("appendonly")) {
      return;
    }
    try {
      base = bases.apply(nowMs);
    } catch (DiskException refused) {
      refuse(refused.getMessage());
    }
  }

  private void serveWhenSafe(long nowMs) {
    if (base != null && base.failure() != null) {
      refuse(base.failure());
    } else if (base == null || base.isDone()) {
      close();
      try {
        enterService(nowMs);
      } catch (DiskException refused) {
        refuse(refused.getMessage());
      }
    }
  }

  private void refuse(@Nullable String reason) {
    close();
    fatal.accept("Can't open the append-only file: " + reason + ". Exiting.");
  }

  @Override
  public void close() {
    if (load != null) {
      load.close();
      load = null;
    }
    if (base != null) {
      base.close();
      base = null;
    }
  }
}
