package dev.baton.engine.sim;

import dev.baton.engine.base.Native;
import dev.baton.engine.node.FakeFolder;
import dev.baton.engine.node.storage.Disk;
import dev.baton.engine.node.storage.DiskException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The data folder of one server. Only what was committed survives a crash: a file being written is
 * lost with the process, whatever part of it had reached the platters. The disk can be told to
 * refuse, and then it keeps what it had.
 */
final class SimDisk implements Disk {
  private static final int COMMIT_DELAY_MS_MOST = 200;
  private static final int FLUSH_DELAY_MS_MOST = 20;

  private final Timeline timeline;
  private final SimClock clock;
  private final Dice dice;
  private final Trace trace;
  private final String owner;
  private final Map<String, byte[]> files = new TreeMap<>();
  private final Map<String, Integer> unforced = new TreeMap<>();
  private boolean refusing;
  private int incarnation;

  SimDisk(Timeline timeline, SimClock clock, Dice dice, Trace trace, String owner) {
    this.timeline = timeline;
    this.clock = clock;
    this.dice = dice;
    this.trace = trace;
    this.owner = owner;
  }

  /** While refusing, every commit fails. */
  void setRefusing(boolean next) {
    refusing = next;
  }

  /**
   * The process died: commits under way are neither done nor told, and of what was appended and not
   * forced only some first part is there.
   */
  void crash() {
    incarnation++;
    unforced.forEach((name, forcedBytes) -> {
      byte[] written = files.get(name);
      if (written != null && written.length > forcedBytes) {
        files.put(name, Arrays.copyOf(written, dice.between(forcedBytes, written.length)));
      }
    });
    unforced.clear();
  }

  /** The content of a file that was committed; empty when there is none. */
  byte[] bytesOf(String name) {
    return files.getOrDefault(name, new byte[0]);
  }

  @Override
  public @Nullable Reading open(String name) {
    byte[] content = files.get(name);
    return content == null ? null : new SimReading(content);
  }

  @Override
  public Writing create(String temporaryName) {
    return new SimWriting(temporaryName);
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
    if (fresh || !files.containsKey(name)) {
      files.put(name, new byte[0]);
    }
    return new SimAppending(name);
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

  /** A file that grows; a forced flush takes its time. */
  private final class SimAppending implements Appending {
    private final String name;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();

    SimAppending(String name) {
      this.name = name;
    }

    @Override
    public long length() {
      return (long) bytesOf(name).length + collected.size();
    }

    @Override
    public long unwrittenBytes() {
      return collected.size();
    }

    @Override
    public void write(byte value) {
      collected.write(value);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      collected.write(source, offset, length);
    }

    @Override
    public void write(long address, int length) {
      collected.writeBytes(Native.toBytes(address, length));
    }

    @Override
    public void flush(boolean force, Completion completion) {
      int begun = incarnation;
      boolean done = writeOut();
      int end = bytesOf(name).length;
      timeline.after(
          dice.between(1, FLUSH_DELAY_MS_MOST),
          () -> {
            if (begun != incarnation) {
              return;
            }
            if (done && force) {
              unforced.put(name, end);
            }
            completion.onCommitted(
                done ? null : new DiskException("cannot append to " + name), clock.nowMs());
          });
    }

    private boolean writeOut() {
      if (refusing) {
        return false;
      }
      byte[] before = bytesOf(name);
      unforced.putIfAbsent(name, before.length);
      byte[] after = Arrays.copyOf(before, before.length + collected.size());
      System.arraycopy(collected.toByteArray(), 0, after, before.length, collected.size());
      files.put(name, after);
      collected.reset();
      return true;
    }

    @Override
    public void flushAndWait() {
      if (!writeOut()) {
        throw new DiskException("cannot append to " + name);
      }
      unforced.put(name, bytesOf(name).length);
    }

    @Override
    public void close() {}
  }

  private void put(String name, byte[] content) {
    if (refusing) {
      throw new DiskException("cannot write " + name + ": No space left on device");
    }
    trace.add(owner, "commits " + name + " of " + content.length + " bytes");
    files.put(name, content);
  }

  private final class SimReading implements Reading {
    private final byte[] content;
    private int position;

    SimReading(byte[] content) {
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
      int count = dice.between(1, Math.min(length, content.length - position));
      Native.copy(content, position, address, count);
      position += count;
      return count;
    }

    @Override
    public void close() {}
  }

  private final class SimWriting implements Writing {
    private final String temporaryName;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    SimWriting(String temporaryName) {
      this.temporaryName = temporaryName;
    }

    @Override
    public void write(byte value) {
      content.write(value);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      content.write(source, offset, length);
    }

    @Override
    public void write(long address, int length) {
      content.writeBytes(Native.toBytes(address, length));
    }

    @Override
    public void commit(String finalName, Completion completion) {
      int begun = incarnation;
      timeline.after(
          dice.between(1, COMMIT_DELAY_MS_MOST),
          () -> {
            if (begun == incarnation) {
              completion.onCommitted(tryPut(finalName), clock.nowMs());
            }
          });
    }

    private @Nullable DiskException tryPut(String finalName) {
      try {
        put(finalName, content.toByteArray());
        return null;
      } catch (DiskException e) {
        return e;
      }
    }

    @Override
    public void commitAndWait(String finalName) {
      put(finalName, content.toByteArray());
    }

    @Override
    public void discard() {
      trace.add(owner, "discards " + temporaryName);
    }
  }
}
