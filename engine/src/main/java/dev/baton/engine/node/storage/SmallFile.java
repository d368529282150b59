package dev.baton.engine.node.storage;

import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Reads files that fit into memory many times. */
final class SmallFile {
  private static final int PIECE_BYTES = 16 * 1024;
  private static final int BYTES_MAX = 16 * 1024 * 1024;

  private SmallFile() {}

  /** The whole content; null when there is no such file. */
  static byte @Nullable [] read(Disk folder, String name) {
    try (Disk.Reading reading = folder.open(name);
        NativeBuffer piece = new NativeBuffer(PIECE_BYTES)) {
      if (reading == null) {
        return null;
      }
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      int count = reading.read(piece.address(), PIECE_BYTES);
      while (count > 0) {
        content.writeBytes(Native.toBytes(piece.address(), count));
        if (content.size() > BYTES_MAX) {
          throw new DiskException(name + " is too long");
        }
        count = reading.read(piece.address(), PIECE_BYTES);
      }
      return content.toByteArray();
    }
  }

  /**
   * Whether there is such a file.
   *
   * @throws DiskException when it cannot be read
   */
  static boolean exists(Disk folder, String name) {
    try (Disk.Reading reading = folder.open(name)) {
      return reading != null;
    }
  }

  /** The length of a file; zero when it cannot be known. */
  static long length(Disk folder, String name) {
    try (Disk.Reading reading = folder.open(name)) {
      return reading == null ? 0 : reading.length();
    } catch (DiskException unknown) {
      return 0;
    }
  }
}
