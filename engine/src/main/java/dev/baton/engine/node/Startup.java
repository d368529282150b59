package dev.baton.engine.node;

import dev.baton.engine.base.Log;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.Keyspace;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The first phase of a node's life: load the data, then take a role. */
final class Startup implements AutoCloseable {
  private final Configuration configuration;
  private final Disk disk;
  private final Keyspace keyspace;
  private final Supplier<Keyspace> emptyKeyspaces;
  private final Roles roles;
  private final Consumer<String> fatal;
  private final Log log;
  private @Nullable StartupLoad load;
  private boolean loading = true;

  Startup(
      Configuration configuration,
      Disk disk,
      Keyspace keyspace,
      Supplier<Keyspace> emptyKeyspaces,
      Roles roles,
      Consumer<String> fatal,
      Log log) {
    this.configuration = configuration;
    this.disk = disk;
    this.keyspace = keyspace;
    this.emptyKeyspaces = emptyKeyspaces;
    this.roles = roles;
    this.fatal = fatal;
    this.log = log;
  }

  boolean isLoading() {
    return loading;
  }

  @Nullable StartupLoad load() {
    return load;
  }

  /**
   * Opens the file, or takes the role at once when there is none.
   *
   * @throws DiskException when the file is there and cannot be read
   */
  void begin(long nowMs) {
    LoadedData target = new LoadedData(emptyKeyspaces.get(), log, nowMs);
    load = StartupLoad.open(disk, configuration, target, log, nowMs);
    if (load == null) {
      target.keyspace().discard();
      loading = false;
      roles.boot(null, nowMs);
    }
  }

  void onTick(long nowMs) {
    StartupLoad current = load;
    if (current == null) {
      return;
    }
    current.work(nowMs);
    if (current.failure() != null) {
      close();
      fatal.accept("Fatal error loading the DB: " + current.failure() + ". Exiting.");
    } else if (current.isDone()) {
      close();
      loading = false;
      keyspace.replaceWith(current.target().keyspace());
      roles.boot(current.target(), nowMs);
    }
  }

  @Override
  public void close() {
    if (load != null) {
      load.close();
      load = null;
    }
  }
}
