package dev.baton.engine.io.disk;

import dev.baton.engine.node.AclFile;
import dev.baton.engine.node.DiskException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The file of users. */
public final class UsersFile implements AclFile {
  private final Path path;

  /** Takes the whole path; it is not used while there is no such file. */
  public UsersFile(Path path) {
    this.path = path;
  }

  @Override
  public String read() {
    try {
      return Files.readString(path, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException gone) {
      throw new DiskException("No such file or directory", gone);
    } catch (IOException refused) {
      throw new DiskException(String.valueOf(refused.getMessage()), refused);
    }
  }

  @Override
  public void replace(String text) {
    try {
      DurableText.replace(path, text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException refused) {
      throw FolderDisk.failure("replace", path, refused);
    }
  }
}
