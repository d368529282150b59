package dev.baton.engine.io.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.OpenSslSessionTicketKey;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSessionContext;
import org.jspecify.annotations.Nullable;

/**
 * What new connections are made with: one context for those we accept, one for those we open. It
 * never changes; a renewal makes another one, and connections keep what they began with.
 */
final class TlsContexts {
  private final SslContext accepting;
  private final @Nullable SslContext connecting;
  private final boolean serverPrefers;
  private final boolean verifiesHosts;

  private TlsContexts(
      SslContext accepting,
      @Nullable SslContext connecting,
      boolean serverPrefers,
      boolean verifiesHosts) {
    this.accepting = accepting;
    this.connecting = connecting;
    this.serverPrefers = serverPrefers;
    this.verifiesHosts = verifiesHosts;
  }

  /**
   * Reads all files and makes both contexts.
   *
   * @throws TlsException in Redis's words where it has some
   */
  static TlsContexts make(TlsSettings settings) throws TlsException {
    requireFiles(settings);
    Credential server = Credential.read(settings, settings.server());
    Credential client =
        settings.client().isComplete() ? Credential.read(settings, settings.client()) : server;
    List<X509Certificate> authorities = Certificates.readAuthorities(settings);
    TlsProvider provider = TlsProvider.choose(settings.negotiation().provider());
    SslContext accepting = accepting(settings, provider, server, authorities);
    SslContext connecting = null;
    if (!authorities.isEmpty()) {
      try {
        connecting = connecting(settings, provider, client, authorities);
      } catch (TlsException wrong) {
        ReferenceCountUtil.release(accepting);
        throw wrong;
      }
    }
    boolean serverPrefers = settings.negotiation().serverPrefers();
    return new TlsContexts(accepting, connecting, serverPrefers, settings.verifiesHosts());
  }

  /** A handler for one accepted connection; {@code tasks} runs what takes long. */
  SslHandler accept(ByteBufAllocator memory, Executor tasks) {
    SSLEngine engine = accepting.newEngine(memory);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setUseCipherSuitesOrder(serverPrefers);
    engine.setSSLParameters(parameters);
    return new SslHandler(engine, tasks);
  }

  /** A handler for one connection to {@code host}, a name or an address. */
  SslHandler connect(ByteBufAllocator memory, Executor tasks, String host, int port) {
    if (connecting == null) {
      throw new IllegalStateException("TLS has no authorities to judge other servers by");
    }
    SSLEngine engine = connecting.newEngine(memory, host, port);
    SSLParameters parameters = engine.getSSLParameters();
    // Redis compares no names: certificates of its deployments often carry none of the hosts.
    parameters.setEndpointIdentificationAlgorithm(verifiesHosts ? "HTTPS" : "");
    engine.setSSLParameters(parameters);
    return new SslHandler(engine, tasks);
  }

  /** Gives native memory back once the last connection that uses it is gone. */
  void release() {
    ReferenceCountUtil.release(accepting);
    ReferenceCountUtil.release(connecting);
  }

  private static void requireFiles(TlsSettings settings) throws TlsException {
    if (settings.server().certificateFile().isEmpty()) {
      throw new TlsException("No tls-cert-file configured!");
    }
    if (settings.server().keyFile().isEmpty()) {
      throw new TlsException("No tls-key-file configured!");
    }
    boolean judges = settings.connects() || settings.clients() != TlsSettings.Clients.NO;
    if (judges && !settings.hasAuthorities()) {
      throw new TlsException(
          "Either tls-ca-cert-file or tls-ca-cert-dir must be specified when tls-cluster,"
              + " tls-replication or tls-auth-clients are enabled!");
    }
  }

  private static SslContext accepting(
      TlsSettings settings,
      TlsProvider provider,
      Credential server,
      List<X509Certificate> authorities)
      throws TlsException {
    SslContextBuilder builder =
        SslContextBuilder.forServer(server.key(), server.certificates())
            .clientAuth(
                switch (settings.clients()) {
                  case NO -> ClientAuth.NONE;
                  case YES -> ClientAuth.REQUIRE;
                  case OPTIONAL -> ClientAuth.OPTIONAL;
                });
    SslContext context = finish(builder, settings, provider, authorities);
    keepSessions(context.sessionContext(), settings.negotiation());
    return context;
  }

  private static SslContext connecting(
      TlsSettings settings,
      TlsProvider provider,
      Credential client,
      List<X509Certificate> authorities)
      throws TlsException {
    SslContextBuilder builder =
        SslContextBuilder.forClient().keyManager(client.key(), client.certificates());
    return finish(builder, settings, provider, authorities);
  }

  private static SslContext finish(
      SslContextBuilder builder,
      TlsSettings settings,
      TlsProvider provider,
      List<X509Certificate> authorities)
      throws TlsException {
    TlsSettings.Negotiation negotiation = settings.negotiation();
    List<String> ciphers = provider.ciphers(negotiation.ciphers(), negotiation.suites());
    builder
        .sslProvider(provider.nettyName())
        .protocols(TlsProvider.versions(negotiation.protocols()));
    if (!ciphers.isEmpty()) {
      builder.ciphers(ciphers);
    }
    if (!authorities.isEmpty()) {
      builder.trustManager(authorities);
    }
    try {
      return builder.build();
    } catch (SSLException | IllegalArgumentException refused) {
      throw new TlsException("Failed to configure TLS", refused);
    }
  }

  /**
   * Lets clients resume: by what we remember, and by tickets that only these contexts can open, so
   * that a renewal of the certificates ends what was agreed under the old ones.
   */
  private static void keepSessions(
      SSLSessionContext sessions, TlsSettings.Negotiation negotiation) {
    if (sessions instanceof OpenSslSessionContext openssl) {
      openssl.setSessionCacheEnabled(negotiation.keepsSessions());
      if (negotiation.keepsSessions()) {
        openssl.setTicketKeys(freshTicketKey());
      }
    }
    if (negotiation.keepsSessions()) {
      sessions.setSessionCacheSize(negotiation.sessionsMax());
      sessions.setSessionTimeout(negotiation.sessionSeconds());
    }
  }

  private static OpenSslSessionTicketKey freshTicketKey() {
    byte[] random = new byte[3 * 16];
    new SecureRandom().nextBytes(random);
    return new OpenSslSessionTicketKey(
        Arrays.copyOf(random, 16),
        Arrays.copyOfRange(random, 16, 32),
        Arrays.copyOfRange(random, 32, 48));
  }
}
