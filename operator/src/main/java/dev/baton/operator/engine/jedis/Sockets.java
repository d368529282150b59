package dev.baton.operator.engine.jedis;

import dev.baton.operator.engine.EngineAddress;
import dev.baton.operator.engine.EngineTimeouts;
import dev.baton.operator.engine.TlsIdentity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Opens sockets to engines, plain or encrypted.
 *
 * <p>An engine proves that an authority of the Secret has signed its certificate; names are not
 * compared. The operator calls pods by their addresses, which no certificate holds, and one
 * certificate serves all pods of a resource. The authority must therefore be one that signs for
 * those only who may be a pod.
 */
final class Sockets {
  // Contexts cost a few kilobytes; the limit is for resources that come and go.
  private static final int CONTEXTS_MAX = 1024;
  private static final char[] NO_PASSWORD = {};

  private final EngineTimeouts timeouts;
  private final Map<TlsIdentity, SSLContext> contexts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TlsIdentity, SSLContext> eldest) {
          return size() > CONTEXTS_MAX;
        }
      };

  Sockets(EngineTimeouts timeouts) {
    this.timeouts = timeouts;
  }

  /** A connected socket; an encrypted one has shaken hands. */
  Socket open(EngineAddress address, @Nullable TlsIdentity identity) throws IOException {
    var plain = new Socket();
    try {
      plain.setTcpNoDelay(true);
      plain.setSoTimeout((int) timeouts.reply().toMillis());
      plain.connect(
          new InetSocketAddress(address.host(), address.port()),
          (int) timeouts.connect().toMillis());
      return identity == null ? plain : encrypted(plain, address, identity);
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private Socket encrypted(Socket plain, EngineAddress address, TlsIdentity identity)
      throws IOException {
    var socket =
        (SSLSocket)
            context(identity)
                .getSocketFactory()
                .createSocket(plain, address.host(), address.port(), true);
    socket.startHandshake();
    return socket;
  }

  private SSLContext context(TlsIdentity identity) throws IOException {
    synchronized (contexts) {
      SSLContext known = contexts.get(identity);
      if (known != null) {
        return known;
      }
    }
    try {
      SSLContext made = make(identity);
      synchronized (contexts) {
        contexts.put(identity, made);
      }
      return made;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("the Secret of tls cannot be used: " + e.getMessage(), e);
    }
  }

  private static SSLContext make(TlsIdentity identity)
      throws GeneralSecurityException, IOException {
    KeyStore authorities = emptyStore();
    int count = 0;
    for (Certificate authority : certificates(identity.authorities())) {
      authorities.setCertificateEntry("authority-" + count++, authority);
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(authorities);
    KeyStore shown = emptyStore();
    shown.setKeyEntry(
        "operator",
        PrivateKeyText.parse(identity.privateKey()),
        NO_PASSWORD,
        certificates(identity.certificate()).toArray(new Certificate[0]));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(shown, NO_PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Collection<? extends Certificate> certificates(String text)
      throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
