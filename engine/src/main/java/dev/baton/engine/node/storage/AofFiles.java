package dev.baton.engine.node.storage;

import dev.baton.engine.base.Log;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.persistence.AofException;
import dev.baton.engine.persistence.AofManifest;
import dev.baton.engine.persistence.AofManifest.Part;
import java.util.List;

/**
 * The files of the append only file: their folder, their names, and the manifest that says which of
 * them count. A manifest takes the place of the last one as a whole, so that a crash leaves one
 * whose files are all there. Names are those of Redis 7.
 */
public final class AofFiles {
  private final Configuration configuration;
  private final Disk disk;
  private final Disk folder;
  private final long processId;
  private final Log log;
  private AofManifest manifest = AofManifest.EMPTY;
  private long incrementSequence;
  private long created;
  private int commits;
  private long closedBytes;

  AofFiles(Configuration configuration, Disk disk, long processId, Log log) {
    this.configuration = configuration;
    this.disk = disk;
    this.folder = disk.folder(configuration.textOf("appenddirname"));
    this.processId = processId;
    this.log = log;
  }

  Disk folder() {
    return folder;
  }

  AofManifest manifest() {
    return manifest;
  }

  /** Whether a file is on its way to its final name. */
  boolean isBusy() {
    return commits > 0;
  }

  /** The bytes of all files but the increment that is appended to. */
  long closedBytes() {
    return closedBytes;
  }

  // ---- the start

  /**
   * Reads the manifest of an earlier life; with {@code adopting}, a single file of the time before
   * Redis 7 becomes the base of a new one.
   *
   * @throws AofException when there is a manifest that cannot be used
   * @throws DiskException when it cannot be read
   */
  public AofManifest read(boolean adopting) {
    byte[] bytes = SmallFile.read(folder, manifestName());
    if (bytes != null) {
      manifest = AofManifest.parse(bytes);
    }
    if (adopting && hasSingleFile(bytes != null)) {
      adoptSingleFile();
    }
    incrementSequence = manifest.nextIncrementSequence();
    return manifest;
  }

  /** The data folder has such a file, and nothing newer; or a crash came between the two steps. */
  private boolean hasSingleFile(boolean hasManifest) {
    String name = configuration.textOf("appendfilename");
    if (!SmallFile.exists(disk, name)) {
      return false;
    }
    Part base = manifest.base();
    boolean begun =
        base != null
            && base.name().equals(name)
            && manifest.increments().isEmpty()
            && !SmallFile.exists(folder, name);
    return !hasManifest || begun;
  }

  private void adoptSingleFile() {
    String name = configuration.textOf("appendfilename");
    commitAndWait(new AofManifest(new Part(name, 1), List.of(), List.of()));
    disk.moveInto(name, configuration.textOf("appenddirname"));
    log.notice(
        "Successfully migrated an old-style AOF configuration ("
            + name
            + ") into the AOF directory ("
            + configuration.textOf("appenddirname")
            + ").");
  }

  // ---- single files

  /** The next base; the same again when this one does not come to anything. */
  Part nextBase(boolean rdb) {
    long sequence = manifest.nextBaseSequence();
    return new Part(prefix() + sequence + (rdb ? ".base.rdb" : ".base.aof"), sequence);
  }

  /** The next increment, never the same twice: the one before may still be on its way. */
  Part nextIncrement() {
    long sequence = Math.max(incrementSequence, manifest.nextIncrementSequence());
    incrementSequence = sequence + 1;
    return new Part(prefix() + sequence + ".incr.aof", sequence);
  }

  /**
   * A file for a base, under a name that nobody else uses.
   *
   * @throws DiskException when the folder refuses
   */
  Disk.Writing createBase() {
    return folder.create("temp-rewriteaof-bg-" + processId + "-" + ++created + ".aof");
  }

  /**
   * Opens an increment to append to it.
   *
   * @throws DiskException when the folder refuses
   */
  Disk.Appending open(Part increment, boolean fresh) {
    return folder.append(increment.name(), fresh);
  }

  void delete(Part part) {
    folder.delete(part.name());
  }

  // ---- commits

  /** Brings a base under its name, which no manifest knows yet. */
  void commitBase(Part base, Disk.Writing target, Disk.Completion completion) {
    commits++;
    target.commit(
        base.name(),
        (failure, nowMs) -> {
          commits--;
          completion.onCommitted(failure, nowMs);
        });
  }

  /**
   * Makes {@code next} the manifest.
   *
   * @throws DiskException when the folder refuses at once
   */
  void commit(AofManifest next, Disk.Completion completion) {
    Disk.Writing target = newManifest(next);
    commits++;
    target.commit(
        manifestName(),
        (failure, nowMs) -> {
          commits--;
          if (failure == null) {
            // It is on the disk, whatever has become of the one who wanted it.
            manifest = next;
          }
          completion.onCommitted(failure, nowMs);
        });
  }

  /**
   * The same, waiting for it.
   *
   * @throws DiskException when the disk refuses
   */
  void commitAndWait(AofManifest next) {
    newManifest(next).commitAndWait(manifestName());
    manifest = next;
  }

  /**
   * Lets nothing of it be loaded again, waiting for the disk, and deletes the files.
   *
   * @throws DiskException when the disk refuses
   */
  void retireAndWait() {
    commitAndWait(manifest.retired());
    removeHistory();
  }

  private Disk.Writing newManifest(AofManifest next) {
    Disk.Writing target = folder.create("temp-" + manifestName());
    target.write(next.text());
    return target;
  }

  /** Deletes what a base has replaced, and then forgets it. */
  void removeHistory() {
    if (manifest.history().isEmpty() || configuration.isOn("aof-disable-auto-gc")) {
      return;
    }
    for (Part each : manifest.history()) {
      log.notice("Removing the history file " + each.name() + " in the background");
      delete(each);
    }
    try {
      commit(manifest.withoutHistory(), (failure, nowMs) -> {});
    } catch (DiskException refused) {
      // The next manifest names them again, and they are deleted again.
      log.warning("The manifest still names deleted files: " + refused.getMessage());
    }
  }

  // ---- sizes

  /** Looks how long all files are that the manifest names, but the last increment, which grows. */
  void measure() {
    closedBytes = 0;
    List<Part> increments = manifest.increments();
    for (Part each : manifest.parts()) {
      boolean grows = !increments.isEmpty() && each.equals(increments.getLast());
      closedBytes += grows ? 0 : SmallFile.length(folder, each.name());
    }
  }

  /** An increment was left at this length. */
  void addClosed(long bytes) {
    closedBytes += bytes;
  }

  private String prefix() {
    return configuration.textOf("appendfilename") + ".";
  }

  private String manifestName() {
    return prefix() + "manifest";
  }
}
