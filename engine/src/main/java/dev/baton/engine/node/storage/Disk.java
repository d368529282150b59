package dev.baton.engine.node.storage;

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

  /** Deletes a file if it is there, perhaps later; failures are ignored. */
  void delete(String name);

  /** The folder of that name below this one; it is made when the first file is. */
  Disk folder(String name);

  /**
   * Opens a file to write at its end; it is made when it is not there.
   *
   * @param fresh whether it is emptied first
   * @throws DiskException when the folder refuses
   */
  Appending append(String name, boolean fresh);

  /**
   * Cuts a file off after {@code length} bytes and forces it to the disk.
   *
   * @throws DiskException when that cannot be done
   */
  void truncate(String name, long length);

  /**
   * Moves a file into the folder of that name below this one, and forces both folders.
   *
   * @throws DiskException when that cannot be done
   */
  void moveInto(String name, String folderName);

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
     * Forces the bytes and all names of the folder to stable storage, renames to {@code finalName}
     * and forces the folder again, off the loop thread; then tells {@code completion} on the loop
     * thread.
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

  /**
   * A file that grows. Bytes are collected until {@link #flush}. When the disk refuses them the
   * file is cut back to where it was, and they go first with the next flush.
   */
  interface Appending extends ByteSink, AutoCloseable {
    /** The bytes of the file, with those that are still to be written. */
    long length();

    /** The bytes that no flush has written yet. */
    long unwrittenBytes();

    /**
     * Writes what was collected, off the loop thread, and with {@code force} brings it to stable
     * storage; then tells {@code completion} on the loop thread. One flush at a time.
     */
    void flush(boolean force, Completion completion);

    /**
     * Writes what was collected, forces it, and waits for that and for a flush under way.
     *
     * @throws DiskException when the disk refuses
     */
    void flushAndWait();

    /** Closes the file; what was not flushed is lost. */
    @Override
    void close();
  }

  /** Told once, on the loop thread, how a commit ended. */
  interface Completion {
    /** {@code failure} is null when the bytes are safe under their final name. */
    void onCommitted(@Nullable DiskException failure, long nowMs);
  }
}
