package dev.baton.engine.sim;

import dev.baton.engine.node.storage.AclFile;

/** Simulated nodes are started without a file of users. */
final class SimAclFile implements AclFile {
  @Override
  public String read() {
    throw new IllegalStateException("there is no file to read");
  }

  @Override
  public void replace(String text) {
    throw new IllegalStateException("there is no file to replace");
  }

  @Override
  public String readPasswords() {
    throw new IllegalStateException("there is no file of passwords to read");
  }
}
