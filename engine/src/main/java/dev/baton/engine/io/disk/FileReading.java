package dev.baton.engine.io.disk;

import dev.baton.engine.node.storage.Disk;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** An open file, read to native memory. */
final class FileReading implements Disk.Reading {
  private final Path path;
  private final FileChannel channel;

  FileReading(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  @Override
  public long length() {
    try {
      return channel.size();
    } catch (IOException refused) {
      throw FolderDisk.failure("measure", path, refused);
    }
  }

  @Override
  public int read(long address, int length) {
    try {
      return channel.read(view(address, length));
    } catch (IOException refused) {
      throw FolderDisk.failure("read", path, refused);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException refused) {
      throw FolderDisk.failure("close", path, refused);
    }
  }

  // The caller owns the memory and keeps it alive during the call.
  @SuppressWarnings("restricted")
  private static ByteBuffer view(long address, int length) {
    return MemorySegment.ofAddress(address).reinterpret(length).asByteBuffer();
  }
}
