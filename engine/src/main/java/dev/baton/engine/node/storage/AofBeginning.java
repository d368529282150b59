package dev.baton.engine.node.storage;

import dev.baton.engine.base.Log;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.persistence.AofManifest;
import dev.baton.engine.persistence.AofManifest.Part;
import dev.baton.engine.persistence.SnapshotCut;
import java.util.List;

/**
 * The start of a node that keeps an append only file: goes on with the last increment, or makes the
 * first files, waiting for the disk.
 */
final class AofBeginning {
  private final Configuration configuration;
  private final AofFiles files;
  private final BaseSource bases;
  private final Log log;

  AofBeginning(Configuration configuration, AofFiles files, BaseSource bases, Log log) {
    this.configuration = configuration;
    this.files = files;
    this.bases = bases;
    this.log = log;
  }

  /**
   * The increment to append to, named by a manifest that is on the disk.
   *
   * @throws DiskException when the disk refuses
   */
  Disk.Appending open(long nowMs) {
    AofManifest found = files.manifest();
    AofManifest based = found.isEmpty() ? makeBase(found, nowMs) : found;
    boolean isNew = based.increments().isEmpty();
    AofManifest whole = isNew ? based.withIncrement(files.nextIncrement()) : based;
    Part increment = whole.increments().getLast();
    String verb = isNew ? "Creating" : "Opening";
    log.notice(verb + " AOF incr file " + increment.name() + " on server start");
    Disk.Appending opened = files.open(increment, isNew);
    found.history().forEach(files::delete);
    if (isNew || !found.history().isEmpty()) {
      files.commitAndWait(whole.withoutHistory());
    }
    return opened;
  }

  private AofManifest makeBase(AofManifest empty, long nowMs) {
    boolean rdb = configuration.isOn("aof-use-rdb-preamble");
    Part base = files.nextBase(rdb);
    log.notice("Creating AOF base file " + base.name() + " on server start");
    SnapshotCut cut = bases.cutBase(rdb, nowMs);
    try {
      Disk.Writing target = files.createBase();
      cut.open().writeSome(target, Long.MAX_VALUE / 2);
      target.commitAndWait(base.name());
    } finally {
      cut.release();
    }
    return empty.rebased(base, List.of());
  }
}
