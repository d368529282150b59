package dev.baton.engine.node.storage;

/**
 * The files of users: the one that the directive aclfile names, whose text has one character a
 * byte, and the one with passwords of the default user that baton-auth-file names.
 */
public interface AclFile {
  /** Its text. Throws a {@link DiskException} with the system's reason, also when it is gone. */
  String read();

  /**
   * Puts {@code text} in its place, wholly or not at all, and returns when it would survive a loss
   * of power. Throws a {@link DiskException} with the system's reason.
   */
  void replace(String text);

  /**
   * The text of the file of passwords. Throws a {@link DiskException} with the system's reason,
   * also when it is gone.
   */
  String readPasswords();
}
