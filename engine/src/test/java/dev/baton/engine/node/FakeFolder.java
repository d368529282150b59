package dev.baton.engine.node;

import dev.baton.engine.node.storage.Disk;
import org.jspecify.annotations.Nullable;

/** A folder below another: its files are those whose names begin with its own. */
public final class FakeFolder implements Disk {
  private final Disk above;
  private final String prefix;

  /** The prefix ends with a slash. */
  public FakeFolder(Disk above, String prefix) {
    this.above = above;
    this.prefix = prefix;
  }

  @Override
  public @Nullable Reading open(String name) {
    return above.open(prefix + name);
  }

  @Override
  public Writing create(String temporaryName) {
    return new PrefixedWriting(above.create(prefix + temporaryName));
  }

  @Override
  public void delete(String name) {
    above.delete(prefix + name);
  }

  @Override
  public Disk folder(String name) {
    return new FakeFolder(above, prefix + name + "/");
  }

  @Override
  public Appending append(String name, boolean fresh) {
    return above.append(prefix + name, fresh);
  }

  @Override
  public void truncate(String name, long length) {
    above.truncate(prefix + name, length);
  }

  @Override
  public void moveInto(String name, String folderName) {
    above.moveInto(prefix + name, prefix + folderName);
  }

  private final class PrefixedWriting implements Writing {
    private final Writing inner;

    PrefixedWriting(Writing inner) {
      this.inner = inner;
    }

    @Override
    public void write(byte value) {
      inner.write(value);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      inner.write(source, offset, length);
    }

    @Override
    public void write(long address, int length) {
      inner.write(address, length);
    }

    @Override
    public void commit(String finalName, Completion completion) {
      inner.commit(prefix + finalName, completion);
    }

    @Override
    public void commitAndWait(String finalName) {
      inner.commitAndWait(prefix + finalName);
    }

    @Override
    public void discard() {
      inner.discard();
    }
  }
}
