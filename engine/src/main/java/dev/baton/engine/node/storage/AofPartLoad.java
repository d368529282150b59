package dev.baton.engine.node.storage;

import dev.baton.engine.base.Log;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.persistence.AofException;
import dev.baton.engine.persistence.RdbLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the bytes of one file of the append only file, which is commands, or an RDB, or an RDB with
 * commands behind it: the first bytes tell.
 */
final class AofPartLoad implements AutoCloseable {
  private enum Form {
    UNKNOWN,
    RDB,
    COMMANDS
  }

  private interface Feed {
    void feed(long address, int length);
  }

  private static final byte[] RDB_START = {'R', 'E', 'D', 'I', 'S'};
  private static final byte[] VALKEY_START = {'V', 'A', 'L', 'K', 'E', 'Y'};

  private final String name;
  private final Configuration configuration;
  private final Keyspace keyspace;
  private final Supplier<Keyspace> empty;
  private final AofReplay replay;
  private final Log log;
  private final byte[] start = new byte[VALKEY_START.length];
  private Form form = Form.UNKNOWN;
  private int seen;
  private long rdbBytes;
  private @Nullable LoadedData target;
  private @Nullable RdbLoader rdb;

  AofPartLoad(
      String name,
      Configuration configuration,
      Keyspace keyspace,
      Supplier<Keyspace> empty,
      AofReplay replay,
      Log log) {
    this.name = name;
    this.configuration = configuration;
    this.keyspace = keyspace;
    this.empty = empty;
    this.replay = replay;
    this.log = log;
    replay.beginFile(name);
  }

  /** The bytes up to the last command that is whole. */
  long goodBytes() {
    return rdbBytes + replay.goodBytes();
  }

  /**
   * Takes the next bytes.
   *
   * @throws AofException when this is no append only file
   * @throws dev.baton.engine.persistence.RdbFormatException when the RDB is broken
   */
  void take(long address, int length, long nowMs) {
    int at = 0;
    while (form == Form.UNKNOWN && at < length) {
      start[seen++] = Native.getByte(address + at++);
      recognise(nowMs);
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

  private void recognise(long nowMs) {
    boolean isRedis = begins(RDB_START);
    boolean isValkey = begins(VALKEY_START);
    boolean isRdb =
        (isRedis && seen == RDB_START.length) || (isValkey && seen == VALKEY_START.length);
    if (isRdb) {
      beginRdb(nowMs);
    } else if (!isRedis && !isValkey) {
      beginCommands(nowMs);
    }
  }

  private boolean begins(byte[] mark) {
    for (int i = 0; i < seen; i++) {
      if (i == mark.length || start[i] != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private void beginCommands(long nowMs) {
    form = Form.COMMANDS;
    feedStart((address, length) -> replay.feed(address, length, nowMs));
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

  /** What was looked at to tell the form is part of the content. */
  private void feedStart(Feed feed) {
    if (seen == 0) {
      return;
    }
    try (NativeBuffer copy = new NativeBuffer(start.length)) {
      Native.copy(start, 0, copy.address(), seen);
      feed.feed(copy.address(), seen);
    }
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

  /**
   * The file ends here.
   *
   * @throws AofException when an RDB is not whole
   */
  void end(long nowMs) {
    if (form == Form.UNKNOWN) {
      beginCommands(nowMs);
    }
    if (form == Form.RDB) {
      throw new AofException("Error reading the RDB base file " + name + ", AOF loading aborted");
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
    closeLoader();
    if (target != null) {
      target.keyspace().discard();
      target = null;
    }
  }
}
