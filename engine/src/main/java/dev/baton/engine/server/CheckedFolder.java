package dev.baton.engine.server;

import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.io.time.SystemClock;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Region;
import dev.baton.engine.node.storage.Disk;
import dev.baton.engine.node.storage.DiskException;
import dev.baton.engine.persistence.RdbCheck;
import dev.baton.engine.persistence.RdbFormatException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The folder of the files being checked, and the memory that their values are decoded in. */
final class CheckedFolder implements AutoCloseable {
  private static final int SLICE_BYTES = 1024 * 1024;
  // As many as the directive databases allows by default; keys of higher ones are not remembered.
  private static final int DATABASES = 16;
  // An address range, not memory: as much as a server reserves by default.
  private static final long RESERVED_BYTES = 1L << 40;
  private static final int MANIFEST_BYTES_MAX = 16 * 1024 * 1024;

  private final Disk disk;
  private final Consumer<String> report;
  private final SystemClock clock;
  private final Region region = Region.reserve(RESERVED_BYTES);
  private final Memory memory = new Memory(region);
  private final NativeBuffer slice = new NativeBuffer(SLICE_BYTES);

  /** Takes what was read; false when it needs no more. */
  interface Taker {
    boolean take(long address, int length);
  }

  CheckedFolder(Disk disk, Consumer<String> report, SystemClock clock) {
    this.disk = disk;
    this.report = report;
    this.clock = clock;
  }

  /** A check of one RDB, in a keyspace of its own; the caller closes it. */
  RdbCheck newRdbCheck() {
    return new RdbCheck(new Keyspace(memory, DATABASES, 0), clock.nowMs(), report);
  }

  /** Checks a file that is an RDB and nothing else. */
  boolean checkRdb(String name) {
    try (RdbCheck check = newRdbCheck()) {
      check.begin(name);
      long[] behind = new long[1];
      try {
        read(name, (address, length) -> takeRdb(check, address, length, behind));
        check.end();
      } catch (RdbFormatException wrong) {
        check.tellFault(wrong);
        return false;
      }
      if (behind[0] > 0) {
        report.accept("[info] " + behind[0] + " bytes follow the end of the RDB and are not read");
      }
      return true;
    }
  }

  private static boolean takeRdb(RdbCheck check, long address, int length, long[] behind) {
    behind[0] += check.feed(address, length);
    return true;
  }

  /**
   * Reads a file from its start.
   *
   * @throws DiskException when it is not there or cannot be read
   */
  void read(String name, Taker taker) {
    try (Disk.Reading reading = open(name)) {
      int count = reading.read(slice.address(), SLICE_BYTES);
      while (count > 0 && taker.take(slice.address(), count)) {
        count = reading.read(slice.address(), SLICE_BYTES);
      }
    }
  }

  long length(String name) {
    try (Disk.Reading reading = open(name)) {
      return reading.length();
    }
  }

  private Disk.Reading open(String name) {
    Disk.@Nullable Reading reading = disk.open(name);
    if (reading == null) {
      throw new DiskException("Cannot open file " + name + ": No such file or directory");
    }
    return reading;
  }

  /** Cuts a file off and forces that to the disk. */
  void truncate(String name, long length) {
    disk.truncate(name, length);
  }

  /** The content of a manifest. */
  byte[] content(String name) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    read(
        name,
        (address, length) -> content.size() < MANIFEST_BYTES_MAX && add(content, address, length));
    return content.toByteArray();
  }

  private static boolean add(ByteArrayOutputStream content, long address, int length) {
    content.writeBytes(Native.toBytes(address, length));
    return true;
  }

  /** Whether the first bytes are those of an RDB. */
  boolean isRdb(String name) {
    String start = new String(start(name), StandardCharsets.ISO_8859_1);
    return start.startsWith("REDIS") || start.startsWith("VALKEY");
  }

  /** Whether the first line that is no comment names a file, as all lines of a manifest do. */
  boolean isManifest(String name) {
    String start = new String(start(name), StandardCharsets.ISO_8859_1);
    return start
        .lines()
        .filter(line -> !line.startsWith("#"))
        .findFirst()
        .orElse("")
        .startsWith("file");
  }

  private byte[] start(String name) {
    byte[][] start = {new byte[0]};
    read(
        name,
        (address, length) -> {
          start[0] = Native.toBytes(address, length);
          return false;
        });
    return Arrays.copyOf(start[0], start[0].length);
  }

  @Override
  public void close() {
    slice.close();
    region.close();
  }
}
