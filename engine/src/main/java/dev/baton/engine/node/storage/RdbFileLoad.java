package dev.baton.engine.node.storage;

import dev.baton.engine.base.Log;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.persistence.RdbFormatException;
import dev.baton.engine.persistence.RdbLoader;
import org.jspecify.annotations.Nullable;

/** Loads the RDB file at the start, a slice a tick, so that the node answers in the meantime. */
public final class RdbFileLoad implements StartupLoad {
  private static final int SLICE_BYTES = 1024 * 1024;

  private final Disk.Reading file;
  private final String name;
  private final LoadedData target;
  private final RdbLoader loader;
  private final NativeBuffer slice = new NativeBuffer(SLICE_BYTES);
  private final LoadDelay delay;
  private final Log log;
  private final long startedMs;
  private long readBytes;
  private @Nullable String failure;
  private boolean done;

  private RdbFileLoad(
      Disk.Reading file,
      String name,
      LoadedData target,
      Configuration configuration,
      Log log,
      long nowMs) {
    this.file = file;
    this.name = name;
    this.target = target;
    this.loader = RdbSettings.newLoader(target, configuration);
    this.delay = new LoadDelay(RdbSettings.loadDelay(configuration), target::keys, nowMs);
    this.log = log;
    this.startedMs = nowMs;
  }

  /**
   * Opens the file; null when there is none.
   *
   * @throws DiskException when it is there and cannot be read
   */
  public static @Nullable RdbFileLoad open(
      Disk disk, Configuration configuration, LoadedData target, Log log, long nowMs) {
    String name = configuration.textOf("dbfilename");
    Disk.Reading file = disk.open(name);
    return file == null ? null : new RdbFileLoad(file, name, target, configuration, log, nowMs);
  }

  @Override
  public Restored finish(Keyspace keyspace) {
    target.replace(keyspace);
    return target.restored();
  }

  @Override
  public boolean isDone() {
    return done;
  }

  @Override
  public @Nullable String failure() {
    return failure;
  }

  @Override
  public long startedMs() {
    return startedMs;
  }

  @Override
  public long totalBytes() {
    return file.length();
  }

  @Override
  public long readBytes() {
    return readBytes;
  }

  @Override
  public void work(long nowMs) {
    if (delay.remainingMs(nowMs) > 0) {
      return;
    }
    try {
      int read = file.read(slice.address(), SLICE_BYTES);
      if (read > 0) {
        readBytes += read;
        loader.feed(slice.address(), read);
      }
      if (loader.isDone()) {
        done = true;
        log.notice("DB loaded from disk: " + (nowMs - startedMs) / 1000.0 + " seconds");
      } else if (read <= 0) {
        failure = "Short read or OOM loading DB. " + name + ": " + loader.endedEarly().getMessage();
      }
    } catch (RdbFormatException | DiskException e) {
      failure = e.getMessage();
    }
  }

  @Override
  public void close() {
    loader.close();
    slice.close();
    file.close();
  }
}
