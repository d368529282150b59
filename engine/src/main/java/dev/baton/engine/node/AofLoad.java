package dev.baton.engine.node;

import dev.baton.engine.base.Log;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.persistence.AofException;
import dev.baton.engine.persistence.AofManifest.Part;
import dev.baton.engine.persistence.RdbFormatException;
import dev.baton.engine.persistence.RdbLoader;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loads the files of the manifest: each is commands, or an RDB, or an RDB with commands behind it.
 * A tail that a crash has cut off is removed from the last file when {@code aof-load-truncated}
 * allows it. Texts are those of Redis 7, aof.c loadSingleAppendOnlyFile.
 */
final class AofLoad implements StartupLoad {
  private enum Form {
    UNKNOWN,
    RDB,
    COMMANDS
  }

  private static final int SLICE_BYTES = 1024 * 1024;
  private static final byte[] RDB_START = {'R', 'E', 'D', 'I', 'S'};

  private final Disk folder;
  private final List<Part> parts;
  private final Configuration configuration;
  private final Keyspace keyspace;
  private final Supplier<Keyspace> empty;
  private final AofReplay replay;
  private final Log log;
  private final long startedMs;
  private final NativeBuffer slice = new NativeBuffer(SLICE_BYTES);
  private long totalBytes;
  private long readBytes;
  private int index;
  private Disk.@Nullable Reading file;
  private Form form = Form.UNKNOWN;
  private int seen;
  private long rdbBytes;
  private long fileStartedMs;
  private @Nullable LoadedData target;
  private @Nullable RdbLoader rdb;
  private @Nullable String failure;
  private boolean done;

  AofLoad(
      AppendOnly appendOnly,
      Configuration configuration,
      Keyspace keyspace,
      Supplier<Keyspace> empty,
      AofReplay replay,
      Log log,
      long nowMs) {
    this.folder = appendOnly.files().folder();
    this.parts = appendOnly.files().manifest().parts();
    this.configuration = configuration;
    this.keyspace = keyspace;
    this.empty = empty;
    this.replay = replay;
    this.log = log;
    this.startedMs = nowMs;
    for (Part part : parts) {
      totalBytes += SmallFile.length(folder, part.name());
    }
    // What has expired since is deleted by commands that come later, or by us once we serve.
    keyspace.setExpiryMode(Keyspace.ExpiryMode.HIDE);
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
    return totalBytes;
  }

  @Override
  public long readBytes() {
    return readBytes;
  }

  @Override
  public Restored finish(Keyspace ignored) {
    return replay.restored();
  }

  @Override
  public void work(long nowMs) {
    try {
      if (index == parts.size()) {
        done = true;
        return;
      }
      Disk.Reading current = file == null ? openNext(nowMs) : file;
      int read = current.read(slice.address(), SLICE_BYTES);
      if (read > 0) {
        readBytes += read;
        take(slice.address(), read, nowMs);
      } else {
        endFile(nowMs);
      }
    } catch (RdbFormatException | AofException | DiskException wrong) {
      failure = wrong.getMessage();
    }
  }

  private Disk.Reading openNext(long nowMs) {
    Disk.Reading opened = folder.open(name());
    if (opened == null) {
      throw new AofException(
          "Unable to obtain the AOF file " + name() + " length. stat: No such file or directory");
    }
    file = opened;
    form = Form.UNKNOWN;
    seen = 0;
    rdbBytes = 0;
    fileStartedMs = nowMs;
    replay.beginFile(name());
    return opened;
  }

  private String name() {
    return parts.get(index).name();
  }

  private void take(long address, int length, long nowMs) {
    int at = 0;
    while (form == Form.UNKNOWN && at < length) {
      if (Native.getByte(address + at) != RDB_START[seen]) {
        beginCommands(nowMs);
      } else if (++seen == RDB_START.length) {
        at++;
        beginRdb(nowMs);
      } else {
        at++;
      }
    }
    if (at == length) {
      return;
    }
    switch (form) {
      case UNKNOWN -> {}
      case RDB -> takeRdb(address + at, length - at, nowMs);
      case COMMANDS -> replay.feed(address + at, length - at, nowMs);
    }
  }

  /** What looked like the start of an RDB is none. */
  private void beginCommands(long nowMs) {
    form = Form.COMMANDS;
    feedStart((start, count) -> replay.feed(start, count, nowMs));
  }

  private void beginRdb(long nowMs) {
    form = Form.RDB;
    log.notice("Reading RDB base file on AOF loading...");
    LoadedData loaded = new LoadedData(empty.get(), log, nowMs);
    RdbLoader loader = RdbSettings.newLoader(loaded, configuration);
    target = loaded;
    rdb = loader;
    feedStart(loader::feed);
    rdbBytes = seen;
  }

  private void feedStart(Feed feed) {
    if (seen == 0) {
      return;
    }
    try (NativeBuffer start = new NativeBuffer(RDB_START.length)) {
      Native.copy(RDB_START, 0, start.address(), seen);
      feed.feed(start.address(), seen);
    }
  }

  private interface Feed {
    void feed(long address, int length);
  }

  private void takeRdb(long address, int length, long nowMs) {
    RdbLoader loader = rdb;
    LoadedData loaded = target;
    if (loader == null || loaded == null) {
      return;
    }
    int rest = loader.feed(address, length);
    rdbBytes += length;
    if (!loader.isDone()) {
      return;
    }
    rdbBytes -= rest;
    closeLoader();
    target = null;
    keyspace.replaceWith(loaded.keyspace());
    keyspace.setExpiryMode(Keyspace.ExpiryMode.HIDE);
    replay.startFrom(loaded.restored());
    form = Form.COMMANDS;
    if (rest > 0) {
      log.notice("Reading the remaining AOF tail...");
      replay.feed(address + length - rest, rest, nowMs);
    }
  }

  private void endFile(long nowMs) {
    if (form == Form.UNKNOWN) {
      beginCommands(nowMs);
    }
    if (form == Form.RDB) {
      throw new AofException("Error reading the RDB base file " + name() + ", AOF loading aborted");
    }
    closeFile();
    boolean isBase = name().contains(".base.");
    if (replay.isCut()) {
      cutTail();
    }
    replay.endFile();
    log.notice(
        "DB loaded from "
            + (isBase ? "base" : "incr")
            + " file "
            + name()
            + ": "
            + (nowMs - fileStartedMs) / 1000.0
            + " seconds");
    index++;
    done = index == parts.size();
  }

  private void cutTail() {
    boolean isLast = index == parts.size() - 1;
    if (replay.isInTransaction()) {
      log.warning("Revert incomplete MULTI/EXEC transaction in AOF file " + name());
    }
    if (!configuration.isOn("aof-load-truncated")) {
      throw new AofException(
          "Unexpected end of file reading the append only file "
              + name()
              + ". You can: 1) Make a backup of your AOF file, then use ./redis-check-aof --fix"
              + " <filename.manifest>. 2) Alternatively you can set the 'aof-load-truncated'"
              + " configuration option to yes and restart the server.");
    }
    log.warning("!!! Warning: short read while loading the AOF file " + name() + "!!!");
    if (!isLast) {
      throw new AofException("Fatal error: the truncated file is not the last file");
    }
    long good = rdbBytes + replay.goodBytes();
    log.warning("!!! Truncating the AOF " + name() + " at offset " + good + " !!!");
    folder.truncate(name(), good);
    log.warning("AOF " + name() + " loaded anyway because aof-load-truncated is enabled");
  }

  private void closeFile() {
    if (file != null) {
      file.close();
      file = null;
    }
  }

  private void closeLoader() {
    if (rdb != null) {
      rdb.close();
      rdb = null;
    }
  }

  @Override
  public void close() {
    closeFile();
    closeLoader();
    if (target != null) {
      target.keyspace().discard();
      target = null;
    }
    replay.close();
    slice.close();
  }
}
