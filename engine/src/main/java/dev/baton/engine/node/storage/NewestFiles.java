package dev.baton.engine.node.storage;

import dev.baton.engine.base.Log;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.persistence.AofManifest;

/**
 * Sees to it that a node under the operator starts with the newest of its files, whatever was
 * configured when they were written.
 *
 * <p>Redis loads the append only file when {@code appendonly} is on and the RDB file when it is
 * off, and so does a node that starts as a primary: who changes the directive between two starts
 * gets the data of another time, or none. A node that starts unassigned is configured by somebody
 * who changes it for running data. There the rule is: as long as a manifest names files, nothing on
 * the disk is newer than they are. So they are loaded whatever the directive says, and they are
 * retired once an RDB file is saved of data that they do not get any more. Where nothing is to be
 * kept, what was there at the start is loaded once and then deleted.
 */
public final class NewestFiles {
  private final Configuration configuration;
  private final Disk disk;
  private final AppendOnly appendOnly;
  private final Saves saves;
  private final Log log;

  /** Watches the files of both kinds. */
  public NewestFiles(
      Configuration configuration, Disk disk, AppendOnly appendOnly, Saves saves, Log log) {
    this.configuration = configuration;
    this.disk = disk;
    this.appendOnly = appendOnly;
    this.saves = saves;
    this.log = log;
    saves.atCut(this::atCut);
  }

  /** Whether append only files are loaded though {@code appendonly} may be off. */
  public boolean areWanted() {
    return configuration.textOf("baton-boot-role").equals("unassigned");
  }

  /** The data is loaded, or there was none, and clients are about to be served. */
  public void onServing(long nowMs) {
    if (!areWanted() || configuration.isOn("appendonly")) {
      return;
    }
    if (configuration.savePoints().isEmpty()) {
      forgetAll();
    } else if (!appendOnly.files().manifest().isEmpty()) {
      log.notice("The data was loaded from append only files, which are not kept any more");
      String refused = saves.saveInBackground(nowMs);
      if (refused != null) {
        log.warning("It stays in those files alone: " + refused);
      }
    }
  }

  /** What is left there would be of another time when the node starts again. */
  private void forgetAll() {
    String name = configuration.textOf("dbfilename");
    if (SmallFile.exists(disk, name)) {
      log.notice("Deleting " + name + ": neither appendonly nor save asks for keeping data");
      disk.delete(name);
    }
    if (!appendOnly.files().manifest().isEmpty()) {
      log.notice("Retiring the append only files: neither appendonly nor save asks for them");
      appendOnly.files().retireAndWait();
    }
  }

  /** While nothing is appended to the named files, they are older than what is frozen now. */
  private Runnable atCut() {
    AofManifest named = appendOnly.files().manifest();
    boolean isAppended = appendOnly.isOn() && !appendOnly.isSwitching();
    return !areWanted() || isAppended || named.isEmpty() ? () -> {} : () -> retire(named);
  }

  private void retire(AofManifest named) {
    AofFiles files = appendOnly.files();
    // Another manifest is one of newer data; one on its way is taken care of by the next save.
    if (files.isBusy() || !files.manifest().equals(named)) {
      return;
    }
    try {
      files.retireAndWait();
      log.notice("Retired the append only files: the saved data is newer");
    } catch (DiskException refused) {
      log.warning("Append only files older than the saved data are left: " + refused.getMessage());
    }
  }
}
