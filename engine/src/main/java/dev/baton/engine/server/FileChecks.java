package dev.baton.engine.server;

import dev.baton.engine.base.Integers;
import dev.baton.engine.io.disk.FolderDisk;
import dev.baton.engine.io.time.SystemClock;
import dev.baton.engine.node.storage.DiskException;
import dev.baton.engine.persistence.AofCheck;
import dev.baton.engine.persistence.AofException;
import dev.baton.engine.persistence.RdbFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The programs {@code rdb-check} and {@code aof-check}: whether a start can load a file, and if
 * not, where it is broken. Options, texts and exit codes are those of redis-check-rdb and
 * redis-check-aof: 0 for a good or repaired file, 1 for everything else.
 */
final class FileChecks {
  private static final String RDB = "rdb-check";
  private static final String AOF = "aof-check";
  private static final String USAGE_RDB = "Usage: baton-server rdb-check <file.rdb>";
  private static final String USAGE_AOF =
      "Usage: baton-server aof-check [--fix [--yes] | --truncate-to-timestamp <seconds>]"
          + " <file.manifest | file.aof>";
  private static final int GOOD = 0;
  private static final int BAD = 1;

  private final Consumer<String> output;
  private final Supplier<String> answers;
  private final SystemClock clock;

  /**
   * Makes the programs.
   *
   * @param output takes what is to be shown
   * @param answers waits for a line from the operator
   */
  FileChecks(Consumer<String> output, Supplier<String> answers, SystemClock clock) {
    this.output = output;
    this.answers = answers;
    this.clock = clock;
  }

  /** Whether the command line asks for one of them. */
  static boolean areWanted(List<String> arguments) {
    return !arguments.isEmpty() && List.of(RDB, AOF).contains(arguments.getFirst());
  }

  /** Runs what the first word names; the exit code. */
  int run(List<String> arguments) {
    List<String> rest = new ArrayList<>(arguments.subList(1, arguments.size()));
    try {
      return arguments.getFirst().equals(RDB) ? checkRdb(rest) : checkAof(rest);
    } catch (RdbFormatException | AofException | DiskException refused) {
      show(String.valueOf(refused.getMessage()));
      return BAD;
    }
  }

  private int checkRdb(List<String> words) {
    if (words.size() != 1) {
      show(USAGE_RDB);
      return BAD;
    }
    Path path = Path.of(words.getFirst()).toAbsolutePath();
    try (CheckedFolder folder = folderOf(path)) {
      return folder.checkRdb(name(path)) ? GOOD : BAD;
    }
  }

  private int checkAof(List<String> words) {
    boolean fixes = words.remove("--fix");
    boolean agrees = words.remove("--yes");
    long lastSecond = AofCheck.NO_TIME;
    if (words.size() == 3 && words.getFirst().equals("--truncate-to-timestamp") && !fixes) {
      byte[] second = words.get(1).getBytes(StandardCharsets.ISO_8859_1);
      if (!Integers.isCanonicalLong(second) || Integers.parse(second) <= 0) {
        show("Invalid timestamp, aborting...");
        return BAD;
      }
      lastSecond = Integers.parse(second);
      words = words.subList(2, 3);
    }
    if (words.size() != 1 || words.getFirst().startsWith("--") || (agrees && !fixes)) {
      show(USAGE_AOF);
      return BAD;
    }
    Path path = Path.of(words.getFirst()).toAbsolutePath();
    try (CheckedFolder folder = folderOf(path)) {
      return new AofRepair(folder, output, new AofRepair.Wish(fixes, lastSecond), this::isAgreed)
              .run(name(path), agrees)
          ? GOOD
          : BAD;
    }
  }

  private boolean isAgreed() {
    output.accept("Continue? [y/N]: ");
    if (answers.get().toLowerCase(Locale.ROOT).startsWith("y")) {
      return true;
    }
    show("Aborting...");
    return false;
  }

  private CheckedFolder folderOf(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new DiskException(path + " is no file");
    }
    return new CheckedFolder(new FolderDisk(parent, Runnable::run, clock), this::show, clock);
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private void show(String line) {
    output.accept(line + "\n");
  }
}
