package dev.baton.engine.command.admin;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Session;
import dev.baton.engine.command.Settings;
import dev.baton.engine.config.Configuration;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The settings the call chain asks for, read from the configuration in force at each question. */
public final class ConfiguredSettings implements Settings {
  private final Configuration configuration;
  private boolean passwordRequired;

  /** Reads from {@code configuration}. */
  public ConfiguredSettings(Configuration configuration) {
    this.configuration = configuration;
    // Asked for each command: not by name each time.
    configuration.onChange("requirepass", this::readPassword);
    readPassword();
  }

  private void readPassword() {
    passwordRequired = !configuration.textOf("requirepass").isEmpty();
  }

  @Override
  public boolean passwordRequired() {
    return passwordRequired;
  }

  @Override
  public boolean acceptsPassword(Bytes password) {
    byte[] expected = configuration.textOf("requirepass").getBytes(StandardCharsets.UTF_8);
    // Takes as long for a wrong password as for the right one.
    return MessageDigest.isEqual(expected, password.array());
  }

  @Override
  public boolean debugAllowed(Session session) {
    String allowed = configuration.textOf("enable-debug-command");
    return allowed.equals("yes") || (allowed.equals("local") && isLocal(session.remote().host()));
  }

  @Override
  public boolean lazyFreeLazyExpire() {
    return configuration.isOn("lazyfree-lazy-expire");
  }

  @Override
  public long bulkBytesMax() {
    return configuration.longOf("proto-max-bulk-len");
  }

  private static boolean isLocal(String host) {
    return host.startsWith("127.") || host.equals("::1") || host.equals("0:0:0:0:0:0:0:1");
  }
}
