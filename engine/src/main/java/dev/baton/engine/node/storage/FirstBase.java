package dev.baton.engine.node.storage;

import dev.baton.engine.base.Log;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.persistence.AofManifest.Part;
import dev.baton.engine.persistence.SlicedWriter;
import dev.baton.engine.persistence.SnapshotCut;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes data that was loaded from an RDB file the base of an append only file, before anything is
 * served: what is answered afterwards is appended to a file that is complete. It is written in
 * slices, so that probes are answered meanwhile, however much data there is.
 */
public final class FirstBase implements AutoCloseable {
  // As much as is loaded in one step of a start.
  private static final long SLICE_WORK = 16 * SlicedWriter.SLICE_WORK;

  private final AofFiles files;
  private final Part part;
  private final SlicedWriter writer;
  private @Nullable SnapshotCut cut;
  private Disk.@Nullable Writing target;
  private boolean done;
  private @Nullable String failure;

  /**
   * Begins with the present data.
   *
   * @throws DiskException when the disk refuses
   */
  public FirstBase(
      AofFiles files, BaseSource bases, Configuration configuration, Log log, long nowMs) {
    this.files = files;
    boolean rdb = configuration.isOn("aof-use-rdb-preamble");
    part = files.nextBase(rdb);
    log.notice("Creating AOF base file " + part.name() + " on server start");
    target = files.createBase();
    SnapshotCut begun = bases.cutBase(rdb, nowMs);
    cut = begun;
    writer = begun.open();
  }

  /** Whether the base is safe and named. */
  public boolean isDone() {
    return done;
  }

  /** Why the disk refused; null when it did not. */
  public @Nullable String failure() {
    return failure;
  }

  /** Whether a slice can be written at once. */
  public boolean hasWork() {
    return target != null && target.hasRoom();
  }

  /** Whether a slice can be written as soon as the disk has taken the ones before. */
  public boolean awaitsRoom() {
    return target != null && !target.hasRoom();
  }

  /** Writes a slice, if the disk keeps up. */
  public void work() {
    Disk.Writing open = target;
    if (open == null || !open.hasRoom()) {
      return;
    }
    try {
      if (writer.writeSome(open, SLICE_WORK)) {
        release();
        target = null;
        files.commitBase(part, open, (refused, at) -> onCommitted(refused));
      }
    } catch (DiskException refused) {
      failure = refused.getMessage();
    }
  }

  private void onCommitted(@Nullable DiskException refused) {
    try {
      if (refused != null) {
        throw refused;
      }
      files.commit(
          files.manifest().rebased(part, List.of()),
          (last, at) -> {
            done = last == null;
            failure = last == null ? null : last.getMessage();
          });
    } catch (DiskException any) {
      failure = any.getMessage();
    }
  }

  private void release() {
    if (cut != null) {
      cut.release();
      cut = null;
    }
  }

  /** Gives it up, unless it is done. */
  @Override
  public void close() {
    release();
    if (target != null) {
      target.discard();
      target = null;
    }
  }
}
