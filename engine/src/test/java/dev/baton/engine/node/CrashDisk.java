package dev.baton.engine.node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A disk whose machine loses power at a chosen step. Writes, forcing, renaming, forcing of a folder
 * and deleting are a step each. What is left afterwards is the worst that a file system allows: of
 * bytes not forced any first part, of names not forced the old or the new.
 */
final class CrashDisk extends FakeDisk {
  /** The power is gone. */
  static final class PowerLost extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final class Content {
    byte[] bytes = new byte[0];
    int forcedBytes;
  }

  private final SplittableRandom random;
  private Map<String, Content> names = new TreeMap<>();
  private Map<String, Content> forcedNames = new TreeMap<>();
  private int stepsLeft;

  CrashDisk(SplittableRandom random, int steps) {
    this.random = random;
    this.stepsLeft = steps;
  }

  boolean hasLostPower() {
    return stepsLeft < 0;
  }

  /** The machine starts again with what was left, and power for so many steps. */
  void restart(int steps) {
    Map<String, Content> left = new TreeMap<>();
    List<String> all = new ArrayList<>(names.keySet());
    all.addAll(forcedNames.keySet());
    for (String name : all) {
      Content content = (random.nextBoolean() ? names : forcedNames).get(name);
      if (names.get(name) == forcedNames.get(name)) {
        content = names.get(name);
      }
      if (content != null) {
        left.put(name, content);
      }
    }
    for (Content content : left.values()) {
      int kept = random.nextInt(content.forcedBytes, content.bytes.length + 1);
      content.bytes = Arrays.copyOf(content.bytes, kept);
      content.forcedBytes = kept;
    }
    names = left;
    forcedNames = new TreeMap<>(left);
    stepsLeft = steps;
  }

  private void step() {
    if (stepsLeft-- <= 0) {
      stepsLeft = -1;
      throw new PowerLost();
    }
  }

  private void forceNames() {
    step();
    forcedNames = new TreeMap<>(names);
  }

  private static void force(CrashDisk disk, Content content) {
    disk.step();
    content.forcedBytes = content.bytes.length;
  }

  @Override
  public @Nullable Reading open(String name) {
    Content content = names.get(name);
    return content == null ? null : new MemoryReading(content.bytes);
  }

  @Override
  public void delete(String name) {
    step();
    names.remove(name);
  }

  @Override
  public void truncate(String name, long length) {
    Content content = names.get(name);
    if (content != null) {
      content.bytes = Arrays.copyOf(content.bytes, (int) length);
      content.forcedBytes = (int) Math.min(length, content.forcedBytes);
      force(this, content);
    }
  }

  @Override
  public void moveInto(String name, String folderName) {
    step();
    Content moved = names.remove(name);
    if (moved != null) {
      names.put(folderName + "/" + name, moved);
    }
    forceNames();
  }

  @Override
  public Writing create(String temporaryName) {
    step();
    Content content = new Content();
    names.put(temporaryName, content);
    return new CrashWriting(temporaryName, content);
  }

  @Override
  public Appending append(String name, boolean fresh) {
    step();
    Content content = names.computeIfAbsent(name, _ -> new Content());
    if (fresh) {
      content.bytes = new byte[0];
      content.forcedBytes = 0;
    }
    return new CrashAppending(content);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private final class CrashWriting extends Collecting implements Writing {
    private final String temporaryName;
    private final Content content;

    CrashWriting(String temporaryName, Content content) {
      this.temporaryName = temporaryName;
      this.content = content;
    }

    @Override
    public void commit(String finalName, Completion completion) {
      commitAndWait(finalName);
      completion.onCommitted(null, 0);
    }

    @Override
    public void commitAndWait(String finalName) {
      content.bytes = bytes.toByteArray();
      step();
      force(CrashDisk.this, content);
      forceNames();
      names.remove(temporaryName);
      names.put(finalName, content);
      step();
      forceNames();
    }

    @Override
    public void discard() {
      names.remove(temporaryName);
    }
  }

  private final class CrashAppending extends Collecting implements Appending {
    private final Content content;

    CrashAppending(Content content) {
      this.content = content;
    }

    @Override
    public long length() {
      return (long) content.bytes.length + bytes.size();
    }

    @Override
    public long unwrittenBytes() {
      return bytes.size();
    }

    @Override
    public void flush(boolean force, Completion completion) {
      write(force);
      completion.onCommitted(null, 0);
    }

    @Override
    public void flushAndWait() {
      write(true);
    }

    private void write(boolean force) {
      content.bytes = joined(content.bytes, bytes.toByteArray());
      bytes.reset();
      step();
      if (force) {
        force(CrashDisk.this, content);
      }
    }

    @Override
    public void close() {}
  }
}
