package dev.baton.engine.node;

import dev.baton.engine.acl.Octets;
import dev.baton.engine.base.Log;
import dev.baton.engine.command.admin.Rewriting;
import dev.baton.engine.config.ConfigRewrite;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.node.storage.DiskException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the configuration in force to the file it came from. */
final class ConfigSaver implements Rewriting {
  private final Configuration configuration;
  private final NodeUsers users;
  private final ConfigStore store;
  private final Log log;

  ConfigSaver(Configuration configuration, NodeUsers users, ConfigStore store, Log log) {
    this.users = users;
    this.configuration = configuration;
    this.store = store;
    this.log = log;
  }

  @Override
  public @Nullable String rewrite() {
    try {
      String old = store.read();
      if (old == null) {
        return "ERR The server is running without a config file";
      }
      List<String> lines = users.configurationLines().stream().map(Octets::readable).toList();
      store.replace(ConfigRewrite.rewrite(old, configuration, lines));
    } catch (DiskException refused) {
      log.warning("CONFIG REWRITE failed: " + refused.getMessage());
      return "ERR Rewriting config file: " + refused.getMessage();
    }
    log.notice("CONFIG REWRITE executed with success.");
    return null;
  }
}
