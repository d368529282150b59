package dev.baton.engine.node;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.base.Native;
import dev.baton.engine.node.storage.Disk;
import dev.baton.engine.node.storage.DiskException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A data folder in memory, which can be told to refuse, or never to get done with a commit. */
class FakeDisk implements Disk {
  final Map<String, byte[]> files = new TreeMap<>();
  boolean refuses;
  boolean isStuck;
  boolean refusesToCommit;
  boolean losesForced;
  long nowMs;
  private final Set<String> stuckNames = new HashSet<>();

  @Override
  public @Nullable Reading open(String name) {
    byte[] content = files.get(name);
    return content == null ? null : new MemoryReading(content);
  }

  @Override
  public Writing create(String temporaryName) {
    if (refuses) {
      throw new DiskException(temporaryName + ": no space left on device");
    }
    if (stuckNames.contains(temporaryName)) {
      throw new DiskException(temporaryName + ": still on its way to the disk");
    }
    return new MemoryWriting(temporaryName);
  }

  @Override
  public void delete(String name) {
    files.remove(name);
  }

  @Override
  public Disk folder(String name) {
    return new FakeFolder(this, name + "/");
  }

  @Override
  public Appending append(String name, boolean fresh) {
    if (refuses) {
      throw new DiskException(name + ": no space left on device");
    }
    if (fresh) {
      files.put(name, new byte[0]);
    }
    return new MemoryAppending(name);
  }

  @Override
  public void truncate(String name, long length) {
    files.computeIfPresent(name, (key, old) -> Arrays.copyOf(old, (int) length));
  }

  @Override
  public void moveInto(String name, String folderName) {
    byte[] moved = files.remove(name);
    if (moved != null) {
      files.put(folderName + "/" + name, moved);
    }
  }

  private final class MemoryAppending extends Collecting implements Appending {
    private final String name;

    MemoryAppending(String name) {
      this.name = name;
      files.putIfAbsent(name, new byte[0]);
    }

    @Override
    public long length() {
      return (long) files.getOrDefault(name, new byte[0]).length + bytes.size();
    }

    @Override
    public long unwrittenBytes() {
      return bytes.size();
    }

    @Override
    public void flush(boolean force, Completion completion) {
      DiskException refused = force && losesForced ? lost() : tryFlush();
      completion.onCommitted(refused, nowMs);
    }

    private DiskException lost() {
      return new DiskException(name + ": I/O error", new IllegalStateException("fsync"), true);
    }

    private @Nullable DiskException tryFlush() {
      try {
        flushAndWait();
        return null;
      } catch (DiskException refused) {
        return refused;
      }
    }

    @Override
    public void flushAndWait() {
      if (refuses) {
        throw new DiskException(name + ": no space left on device");
      }
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(files.getOrDefault(name, new byte[0]));
      all.writeBytes(bytes.toByteArray());
      files.put(name, all.toByteArray());
      bytes.reset();
    }

    @Override
    public void close() {}
  }

  static final class MemoryReading implements Reading {
    private final byte[] content;
    private int position;

    MemoryReading(byte[] content) {
      this.content = content;
    }

    @Override
    public long length() {
      return content.length;
    }

    @Override
    public int read(long address, int length) {
      if (position == content.length) {
        return -1;
      }
      int part = Math.min(length, content.length - position);
      Native.copy(content, position, address, part);
      position += part;
      return part;
    }

    @Override
    public void close() {}
  }

  /** Keeps what is written in memory. */
  abstract static class Collecting implements ByteSink {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(byte value) {
      bytes.write(value);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      bytes.write(source, offset, length);
    }

    @Override
    public void write(long address, int length) {
      bytes.writeBytes(Native.toBytes(address, length));
    }
  }

  private final class MemoryWriting extends Collecting implements Writing {
    private final String name;

    MemoryWriting(String name) {
      this.name = name;
    }

    @Override
    public void commit(String finalName, Completion completion) {
      if (isStuck) {
        stuckNames.add(name);
        return;
      }
      DiskException failure =
          refuses || refusesToCommit
              ? new DiskException(finalName + ": no space left on device")
              : null;
      if (failure == null) {
        files.put(finalName, bytes.toByteArray());
      }
      completion.onCommitted(failure, nowMs);
    }

    @Override
    public void commitAndWait(String finalName) {
      if (refuses) {
        throw new DiskException(finalName + ": no space left on device");
      }
      files.put(finalName, bytes.toByteArray());
    }

    @Override
    public void discard() {}
  }
}
