package dev.baton.engine.io.disk;

import dev.baton.engine.node.storage.AclFile;
import dev.baton.engine.node.storage.DiskException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The file of users, and the one with passwords of the default user. */
public final class UsersFile implements AclFile {
  private final Path path;
  private final Path passwords;

  /** Takes the whole paths; they are not used while there are no such files. */
  public UsersFile(Path path, Path passwords) {
    this.path = path;
    this.passwords = passwords;
  }

  @Override
  public String read() {
    return read(path, StandardCharsets.ISO_8859_1);
  }

  @Override
  public String readPasswords() {
    return read(passwords, StandardCharsets.UTF_8);
  }

  private static String read(Path path, Charset charset) {
    try {
      return Files.readString(path, charset);
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
