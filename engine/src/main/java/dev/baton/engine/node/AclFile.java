package dev.baton.engine.node;

/** The file of users that the directive aclfile names. Its text has one character a byte. */
public interface AclFile {
  /** Its text. Throws a {@link DiskException} with the system's reason, also when it is gone. */
  String read();

  /**
   * Puts {@code text} in its place, wholly or not at all, and returns when it would survive a loss
   * of power. Throws a {@link DiskException} with the system's reason.
   */
  void replace(String text);
}
