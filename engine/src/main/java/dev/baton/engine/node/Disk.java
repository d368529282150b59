package dev.baton.engine.node;

import dev.baton.engine.base.ByteSink;
import org.jspecify.annotations.Nullable;

/** Files of the data folder. Names are plain file names below that folder. */
public interface Disk {
  /**
   * Opens a file for reading from its start; null when there is none.
   *
   * @throws DiskException when it exists but cannot be read
   */
  @Nullable Reading open(String name);

  /**
   * Creates (or empties) a file under a temporary name.
   *
   * @throws DiskException when the folder refuses
   */
  Writing create(String temporaryName);

  /** Deletes a file if it is there; failures are ignored. */
  void delete(String name);

  /** A file being read. */
  interface Reading extends AutoCloseable {
    /** The length in bytes. */
    long length();

    /**
     * Reads up to {@code length} bytes to {@code address}; the number read, or -1 at the end.
     *
     * @throws DiskException when the file cannot be read
     */
    int read(long address, int length);

    @Override
    void close();
  }

  /**
   * A file being written. Writes may be queued; the first failure is kept and told by the commit.
   * Either a commit or a discard ends it.
   */
  interface Writing extends ByteSink {
    /**
     * Forces the bytes to stable storage, renames to {@code finalName} and forces the folder, off
     * the loop thread; then tells {@code completion} on the loop thread.
     */
    void commit(String finalName, Completion completion);

    /**
     * The same, waiting for it.
     *
     * @throws DiskException when any step failed; the old file is untouched then
     */
    void commitAndWait(String finalName);

    /**
     * Whether the disk keeps up. A writer of much data in slices holds back while it does not; one
     * that goes on nevertheless waits for the disk.
     */
    default boolean hasRoom() {
      return true;
    }

    /** Closes and deletes the temporary file. */
    void discard();
  }

  /** Told once, on the loop thread, how a commit ended. */
  interface Completion {
    /** {@code failure} is null when the bytes are safe under their final name. */
    void onCommitted(@Nullable DiskException failure, long nowMs);
  }
}
