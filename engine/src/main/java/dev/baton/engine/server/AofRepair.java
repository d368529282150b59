package dev.baton.engine.server;

import dev.baton.engine.persistence.AofCheck;
import dev.baton.engine.persistence.AofManifest;
import dev.baton.engine.persistence.AofManifest.Part;
import dev.baton.engine.persistence.RdbCheck;
import dev.baton.engine.persistence.RdbFormatException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks the files of an append only file in the order in which they are loaded and, when that is
 * wanted, cuts the last one off where it is broken or where a second begins. Another file is never
 * cut: what comes after it would no longer fit.
 */
final class AofRepair {
  private final CheckedFolder folder;
  private final Consumer<String> output;
  private final Wish wish;
  private final BooleanSupplier confirmation;

  /**
   * What the operator wants.
   *
   * @param fixes whether a broken end is cut off
   * @param lastSecond what is newer is cut off; {@link AofCheck#NO_TIME} for nothing
   */
  record Wish(boolean fixes, long lastSecond) {
    boolean hasTime() {
      return lastSecond != AofCheck.NO_TIME;
    }
  }

  /**
   * What was found in one file.
   *
   * @param reachedTime whether something newer than wanted begins at {@code goodBytes}
   */
  private record Finding(
      long size, long goodBytes, long goodLines, @Nullable String fault, boolean reachedTime) {
    long badBytes() {
      return size - goodBytes;
    }
  }

  AofRepair(
      CheckedFolder folder, Consumer<String> output, Wish wish, BooleanSupplier confirmation) {
    this.folder = folder;
    this.output = output;
    this.wish = wish;
    this.confirmation = confirmation;
  }

  /** Checks a manifest with its files, or a single file; whether all is good in the end. */
  boolean run(String name, boolean isAgreed) {
    if (!folder.isManifest(name)) {
      show("Start checking Old-Style AOF");
      return file("AOF", name, true, isAgreed);
    }
    show("Start checking Multi Part AOF");
    AofManifest manifest = AofManifest.parse(folder.content(name));
    List<Part> parts = manifest.parts();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      boolean isBase = part.equals(manifest.base());
      tellPart(part.name(), isBase, i == 0 || parts.get(i - 1).equals(manifest.base()));
      boolean isLast = areEmpty(parts.subList(i + 1, parts.size()));
      if (!file(isBase ? "BASE AOF" : "INCR AOF", part.name(), isLast, isAgreed)) {
        return false;
      }
    }
    show("All AOF files and manifest are valid");
    return true;
  }

  private void tellPart(String name, boolean isBase, boolean isFirstOfItsKind) {
    if (isBase) {
      show("Start to check BASE AOF (" + (folder.isRdb(name) ? "RDB" : "RESP") + " format).");
    } else if (isFirstOfItsKind) {
      show("Start to check INCR files.");
    }
  }

  /** A start takes a file for the last one when a rewrite had only begun those behind it. */
  private boolean areEmpty(List<Part> later) {
    return later.stream().allMatch(each -> folder.length(each.name()) == 0);
  }

  private boolean file(String kind, String name, boolean isLast, boolean isAgreed) {
    if (folder.length(name) == 0) {
      show(kind + " " + name + " is empty");
      return true;
    }
    Finding finding = find(name);
    if (finding == null) {
      show("RDB preamble of AOF file is not sane, aborting.");
      return false;
    }
    if (finding.reachedTime()) {
      return cutAtTime(name, finding, isLast);
    }
    if (finding.fault() != null) {
      show(finding.fault());
    }
    if (finding.badBytes() == 0 && wish.hasTime()) {
      show("Truncate nothing in AOF " + name + " to timestamp " + wish.lastSecond());
      show(kind + " " + name + " is valid");
      return true;
    }
    tellAnalysis(name, finding);
    if (finding.badBytes() == 0) {
      show(kind + " " + name + " is valid");
      return true;
    }
    return cutFault(name, finding, isLast, isAgreed);
  }

  private void tellAnalysis(String name, Finding finding) {
    show(
        "AOF analyzed: filename="
            + name
            + ", size="
            + finding.size()
            + ", ok_up_to="
            + finding.goodBytes()
            + ", ok_up_to_line="
            + finding.goodLines()
            + ", diff="
            + finding.badBytes());
  }

  /** Null when the RDB at the start is broken, which was told then. */
  private @Nullable Finding find(String name) {
    boolean hasPreamble = folder.isRdb(name);
    try (RdbCheck preamble = folder.newRdbCheck();
        AofCheck check = new AofCheck(name, hasPreamble ? preamble : null, wish.lastSecond())) {
      try {
        if (hasPreamble) {
          preamble.begin(name);
        }
        folder.read(name, (address, length) -> feed(check, address, length));
        check.end();
      } catch (RdbFormatException wrong) {
        preamble.tellFault(wrong);
        return null;
      }
      if (hasPreamble) {
        show("RDB preamble is OK, proceeding with AOF tail...");
      }
      return new Finding(
          folder.length(name),
          check.goodBytes(),
          check.goodLines(),
          check.fault(),
          check.reachedTime());
    }
  }

  private static boolean feed(AofCheck check, long address, int length) {
    check.feed(address, length);
    return check.goesOn();
  }

  private boolean cutAtTime(String name, Finding finding, boolean isLast) {
    if (finding.goodBytes() == 0) {
      show("AOF " + name + " has nothing before timestamp " + wish.lastSecond() + ", aborting...");
      return false;
    }
    if (!isLast) {
      show(
          "Failed to truncate AOF "
              + name
              + " to timestamp "
              + wish.lastSecond()
              + " to offset "
              + finding.goodBytes()
              + " because it is not the last file.");
      show(
          "If you insist, please delete all files after this file according to the manifest file"
              + " and delete the corresponding records in manifest file manually. Then re-run"
              + " baton-server aof-check.");
      return false;
    }
    folder.truncate(name, finding.goodBytes());
    show("Successfully truncated AOF " + name + " to timestamp " + wish.lastSecond());
    return true;
  }

  private boolean cutFault(String name, Finding finding, boolean isLast, boolean isAgreed) {
    if (!wish.fixes()) {
      show("AOF " + name + " is not valid. Use the --fix option to try fixing it.");
      return false;
    }
    if (!isLast) {
      show("Failed to truncate AOF " + name + " because it is not the last file");
      return false;
    }
    show(
        "This will shrink the AOF "
            + name
            + " from "
            + finding.size()
            + " bytes, with "
            + finding.badBytes()
            + " bytes, to "
            + finding.goodBytes()
            + " bytes");
    if (!isAgreed && !confirmation.getAsBoolean()) {
      return false;
    }
    folder.truncate(name, finding.goodBytes());
    show("Successfully truncated AOF " + name);
    return true;
  }

  private void show(String line) {
    output.accept(line + "\n");
  }
}
