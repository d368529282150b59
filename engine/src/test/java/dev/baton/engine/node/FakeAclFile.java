package dev.baton.engine.node;

import dev.baton.engine.node.storage.AclFile;
import dev.baton.engine.node.storage.DiskException;

/** The files of users in memory, which can be told to refuse. */
final class FakeAclFile implements AclFile {
  String text = "";
  String passwords = "old\nsecond\n";
  boolean refuses;

  @Override
  public String read() {
    if (refuses) {
      throw new DiskException("No such file or directory");
    }
    return text;
  }

  @Override
  public void replace(String replacement) {
    if (refuses) {
      throw new DiskException("Read-only file system");
    }
    text = replacement;
  }

  @Override
  public String readPasswords() {
    if (refuses) {
      throw new DiskException("No such file or directory");
    }
    return passwords;
  }
}
