package dev.baton.engine.node.storage;

import dev.baton.engine.base.Log;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.persistence.AofException;
import dev.baton.engine.persistence.AofManifest.Part;
import dev.baton.engine.persistence.RdbFormatException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loads the files of the manifest in their order. A tail that a crash has cut off is removed from
 * the last file that has anything in it, when {@code aof-load-truncated} allows it. Texts are those
 * of Redis 7, aof.c loadSingleAppendOnlyFile.
 */
public final class AofLoad implements StartupLoad {
  private static final int SLICE_BYTES = 1024 * 1024;

  private final Disk folder;
  private final List<Part> parts;
  private final @Nullable Part base;
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
  private @Nullable AofPartLoad part;
  private long partStartedMs;
  private @Nullable String failure;
  private boolean done;

  /**
   * A loader of {@code files} into an {@code empty} keyspace, which then replaces {@code keyspace}.
   */
  public AofLoad(
      AofFiles files,
      Configuration configuration,
      Keyspace keyspace,
      Supplier<Keyspace> empty,
      AofReplay replay,
      Log log,
      long nowMs) {
    this.folder = files.folder();
    this.parts = files.manifest().parts();
    this.base = files.manifest().base();
    this.configuration = configuration;
    this.keyspace = keyspace;
    this.empty = empty;
    this.replay = replay;
    this.log = log;
    this.startedMs = nowMs;
    for (Part each : parts) {
      totalBytes += SmallFile.length(folder, each.name());
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
      if (index < parts.size()) {
        readSome(nowMs);
      }
      if (index == parts.size()) {
        done = true;
        log.notice("DB loaded from append only file: " + seconds(nowMs - startedMs) + " seconds");
      }
    } catch (RdbFormatException | AofException | DiskException wrong) {
      failure = wrong.getMessage();
    }
  }

  private void readSome(long nowMs) {
    AofPartLoad current = part == null ? openNext(nowMs) : part;
    int read = file == null ? 0 : file.read(slice.address(), SLICE_BYTES);
    if (read > 0) {
      readBytes += read;
      current.take(slice.address(), read, nowMs);
    } else {
      end(current, nowMs);
    }
  }

  private AofPartLoad openNext(long nowMs) {
    file = folder.open(name());
    if (file == null) {
      throw new AofException(
          "Unable to obtain the AOF file " + name() + " length. stat: No such file or directory");
    }
    partStartedMs = nowMs;
    AofPartLoad opened = new AofPartLoad(name(), configuration, keyspace, empty, replay, log);
    part = opened;
    return opened;
  }

  private String name() {
    return parts.get(index).name();
  }

  private void end(AofPartLoad ended, long nowMs) {
    ended.end(nowMs);
    if (replay.isCut()) {
      cutTail(ended.goodBytes());
    }
    replay.endFile();
    closePart();
    String kind = parts.get(index).equals(base) ? "base" : "incr";
    log.notice(
        "DB loaded from "
            + kind
            + " file "
            + name()
            + ": "
            + seconds(nowMs - partStartedMs)
            + " seconds");
    index++;
  }

  private void cutTail(long goodBytes) {
    if (replay.isInTransaction()) {
      log.warning("Revert incomplete MULTI/EXEC transaction in AOF file " + name());
    }
    if (!configuration.isOn("aof-load-truncated")) {
      throw new AofException(
          "Unexpected end of file reading the append only file "
              + name()
              + ". You can: 1) Make a backup of your AOF file, then use baton-server aof-check"
              + " --fix <filename.manifest>. 2) Alternatively you can set the 'aof-load-truncated'"
              + " configuration option to yes and restart the server.");
    }
    log.warning("!!! Warning: short read while loading the AOF file " + name() + "!!!");
    if (!isLast()) {
      throw new AofException("Fatal error: the truncated file is not the last file");
    }
    log.warning("!!! Truncating the AOF " + name() + " at offset " + goodBytes + " !!!");
    folder.truncate(name(), goodBytes);
    log.warning("AOF " + name() + " loaded anyway because aof-load-truncated is enabled");
  }

  /**
   * Nothing follows. An increment that a rewrite has just begun may be there: it is empty as long
   * as the one before is not safe.
   */
  private boolean isLast() {
    for (Part later : parts.subList(index + 1, parts.size())) {
      if (SmallFile.length(folder, later.name()) > 0) {
        return false;
      }
    }
    return true;
  }

  private static double seconds(long durationMs) {
    return durationMs / 1000.0;
  }

  private void closePart() {
    if (file != null) {
      file.close();
      file = null;
    }
    if (part != null) {
      part.close();
      part = null;
    }
  }

  @Override
  public void close() {
    closePart();
    replay.close();
    slice.close();
  }
}
