package dev.baton.engine.node;

import dev.baton.engine.base.Log;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.node.storage.LoadedData;
import dev.baton.engine.node.storage.RdbSettings;
import dev.baton.engine.persistence.RdbFormatException;
import dev.baton.engine.persistence.RdbLoader;
import dev.baton.engine.persistence.SlicedWriter;
import dev.baton.engine.persistence.SnapshotCut;
import dev.baton.engine.persistence.SnapshotSource;
import dev.baton.engine.resp.ChunkPool;
import dev.baton.engine.resp.OutputBuffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** DEBUG RELOAD: the data set goes through its RDB form and back at once, without a file. */
final class Reload {
  private static final long SLICE_BYTES = 1 << 20;

  private final Configuration configuration;
  private final Keyspace keyspace;
  private final Supplier<Keyspace> empty;
  private final SnapshotSource source;
  private final LoopClock clock;
  private final Log log;

  Reload(
      Configuration configuration,
      Keyspace keyspace,
      Supplier<Keyspace> empty,
      SnapshotSource source,
      LoopClock clock,
      Log log) {
    this.configuration = configuration;
    this.keyspace = keyspace;
    this.empty = empty;
    this.source = source;
    this.clock = clock;
    this.log = log;
  }

  /** Returns what went wrong, or null; the data is untouched then. */
  @Nullable String run() {
    LoadedData target = new LoadedData(empty.get(), log, clock.nowMs());
    SnapshotCut cut = source.cut(1, clock.nowMs());
    try (ChunkPool pool = new ChunkPool();
        OutputBuffer piece = new OutputBuffer(pool);
        RdbLoader loader = RdbSettings.newLoader(target, configuration)) {
      copy(cut.open(), piece, loader);
    } catch (RdbFormatException broken) {
      target.keyspace().discard();
      return String.valueOf(broken.getMessage());
    } finally {
      cut.release();
    }
    keyspace.replaceWith(target.keyspace());
    keyspace.changesSaved(keyspace.changesSinceSave());
    return null;
  }

  private static void copy(SlicedWriter writer, OutputBuffer piece, RdbLoader loader) {
    boolean isWritten = false;
    while (!isWritten) {
      isWritten = writer.writeSome(piece, SLICE_BYTES);
      piece.drain((address, length) -> {
        loader.feed(address, length);
        return length;
      });
    }
    if (!loader.isDone()) {
      throw new RdbFormatException("the data ends before its end mark");
    }
  }
}
