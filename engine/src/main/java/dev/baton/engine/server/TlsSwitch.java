package dev.baton.engine.server;

import dev.baton.engine.base.Log;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.config.Directives;
import dev.baton.engine.io.net.SecureLinks;
import dev.baton.engine.io.tls.Tls;
import dev.baton.engine.io.tls.TlsException;
import dev.baton.engine.io.tls.TlsSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Switches TLS on when a directive asks for it, at start or by CONFIG SET, and hands it every later
 * change. Servers without TLS load nothing of it.
 */
final class TlsSwitch {
  private static final String REFUSED = "Unable to update TLS configuration. Check server logs.";

  private final Configuration configuration;
  private final Path folder;
  private final Log log;
  private @Nullable Tls tls;
  private @Nullable SecureLinks links;

  TlsSwitch(Configuration configuration, Path folder, Log log) {
    this.configuration = configuration;
    this.folder = folder;
    this.log = log;
  }

  /** Reads the files if TLS is wanted, and obeys CONFIG SET from then on. */
  void start() throws StartException {
    if (isWanted()) {
      try {
        apply();
      } catch (TlsException wrong) {
        log.warning(String.valueOf(wrong.getMessage()));
        throw new StartException("Failed to configure TLS. Check logs for more info.");
      }
    }
    configuration.onApply(Directives.OF_TLS, this::change);
    configuration.onChange("baton-tls-reload-seconds", this::watch);
  }

  /** What encrypts accepted links; TLS must be wanted. */
  SecureLinks forClients() {
    SecureLinks running = links;
    if (running == null) {
      throw new IllegalStateException("TLS is not switched on");
    }
    return running;
  }

  /** What encrypts the link to the primary; null while that is plain. */
  @Nullable SecureLinks forPrimary() {
    return configuration.isOn("tls-replication") ? links : null;
  }

  private boolean isWanted() {
    return configuration.intOf("tls-port") != 0 || configuration.isOn("tls-replication");
  }

  private @Nullable String change() {
    if (!isWanted()) {
      return null;
    }
    try {
      apply();
      return null;
    } catch (TlsException wrong) {
      log.warning(String.valueOf(wrong.getMessage()));
      log.warning("Failed applying new configuration. Restoring previous settings.");
      return REFUSED;
    }
  }

  private void apply() throws TlsException {
    TlsSettings wanted = TlsSettings.of(configuration, folder);
    Tls running = tls;
    if (running == null) {
      Tls started = Tls.start(wanted, log);
      tls = started;
      links = new SecureLinks(started, log);
      watch();
    } else {
      running.change(wanted);
    }
  }

  private void watch() {
    if (tls != null) {
      tls.watch(configuration.intOf("baton-tls-reload-seconds"));
    }
  }
}
