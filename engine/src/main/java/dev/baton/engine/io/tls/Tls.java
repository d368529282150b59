package dev.baton.engine.io.tls;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.base.Log;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * TLS in force. New settings, and files that changed on disk, replace everything at once or
 * nothing; connections that stand keep what they began with.
 *
 * <p>One helper thread watches the files and does the slow part of handshakes, the signatures, so
 * that a crowd of connecting clients does not hold up the commands of the others.
 */
public final class Tls {
  // Generous for a far away client; Redis waits without end, which lets strangers hold connections.
  private static final long HANDSHAKE_MS_MAX = 10_000;

  private final Log log;
  private final ScheduledThreadPoolExecutor helper =
      new ScheduledThreadPoolExecutor(1, Tls::thread);
  // Held for a moment only: the loop thread must not wait while files are read.
  private final Object inForce = new Object();
  private TlsSettings settings;
  private String filesState;
  private TlsContexts contexts;
  private @Nullable ScheduledFuture<?> watch;

  private Tls(Log log, TlsSettings settings, String filesState, TlsContexts contexts) {
    this.log = log;
    this.settings = settings;
    this.filesState = filesState;
    this.contexts = contexts;
    helper.setRemoveOnCancelPolicy(true);
  }

  /**
   * Reads the files and is ready for connections.
   *
   * @throws TlsException when a file or a setting is no good; the message is for the log
   */
  public static Tls start(TlsSettings settings, Log log) throws TlsException {
    String filesState = FilesState.of(settings);
    TlsContexts contexts = TlsContexts.make(settings);
    if (!settings.negotiation().provider().equals("jdk") && !OpenSsl.isAvailable()) {
      log.notice(
          "TLS is Java's own here, the native library does not load: "
              + TlsException.innermost(OpenSsl.unavailabilityCause()));
    }
    return new Tls(log, settings, filesState, contexts);
  }

  /**
   * Replaces the settings and reads the files anew.
   *
   * @throws TlsException when they are no good; what was in force stays
   */
  public synchronized void change(TlsSettings wanted) throws TlsException {
    String state = FilesState.of(wanted);
    TlsContexts fresh = TlsContexts.make(wanted);
    settings = wanted;
    filesState = state;
    replace(fresh);
  }

  /** Looks every so many seconds whether the files changed, and reads them then; 0 for never. */
  public synchronized void watch(int seconds) {
    if (watch != null) {
      watch.cancel(false);
      watch = null;
    }
    if (seconds > 0) {
      watch = helper.scheduleWithFixedDelay(this::renew, seconds, seconds, TimeUnit.SECONDS);
    }
  }

  /** A handler for an accepted connection. */
  public SslHandler accept(ByteBufAllocator memory) {
    synchronized (inForce) {
      SslHandler handler = contexts.accept(memory, helper);
      handler.setHandshakeTimeoutMillis(HANDSHAKE_MS_MAX);
      return handler;
    }
  }

  /** A handler for a connection to {@code target}, whose handshake may take so long. */
  public SslHandler connect(ByteBufAllocator memory, HostPort target, long timeoutMs) {
    synchronized (inForce) {
      SslHandler handler = contexts.connect(memory, helper, target.host(), target.port());
      handler.setHandshakeTimeoutMillis(timeoutMs);
      return handler;
    }
  }

  /** Ends the helper thread. For tests: a server ends with its process. */
  public void close() {
    helper.shutdownNow();
    synchronized (inForce) {
      contexts.release();
    }
  }

  /** Reads the files again when they are not what they were; what is no good is told once. */
  synchronized void renew() {
    String state = FilesState.of(settings);
    if (state.equals(filesState)) {
      return;
    }
    filesState = state;
    try {
      replace(TlsContexts.make(settings));
      log.notice("TLS: the files changed on disk; new connections use the new certificates");
    } catch (TlsException wrong) {
      log.warning(String.valueOf(wrong.getMessage()));
      log.warning("TLS: the files changed on disk and are no good; the old certificates stay");
    }
  }

  private void replace(TlsContexts fresh) {
    TlsContexts old;
    synchronized (inForce) {
      old = contexts;
      contexts = fresh;
    }
    old.release();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "baton-tls");
    thread.setDaemon(true);
    return thread;
  }
}
