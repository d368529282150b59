package dev.baton.operator.engine.jedis;

import dev.baton.operator.engine.Credentials;
import dev.baton.operator.engine.EngineAddress;
import dev.baton.operator.engine.EngineTimeouts;
import dev.baton.operator.engine.TlsIdentity;
import java.io.IOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Opens connections, with a former password where the present one is not known yet. */
final class SignIn {
  private final EngineTimeouts timeouts;
  private final Sockets sockets;

  SignIn(EngineTimeouts timeouts, Sockets sockets) {
    this.timeouts = timeouts;
    this.sockets = sockets;
  }

  /**
   * A connection that is signed in.
   *
   * @param usedFormerPassword whether the engine refused the present password
   */
  record Session(Connection connection, boolean usedFormerPassword) implements AutoCloseable {
    @Override
    public void close() {
      connection.close();
    }
  }

  /** Tries the present password, and the former ones when the engine refuses it. */
  Session open(EngineAddress address, Credentials credentials) {
    try {
      return new Session(connect(address, credentials, credentials.password()), false);
    } catch (JedisDataException refused) {
      return openWithFormer(address, credentials, refused);
    }
  }

  DefaultJedisClientConfig config(String password) {
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder()
            .protocol(RedisProtocol.RESP2)
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
            .connectionTimeoutMillis((int) timeouts.connect().toMillis())
            .socketTimeoutMillis((int) timeouts.reply().toMillis());
    return password.isEmpty() ? config.build() : config.password(password).build();
  }

  private Session openWithFormer(
      EngineAddress address, Credentials credentials, JedisDataException refused) {
    for (String password : credentials.formerPasswords()) {
      try {
        return new Session(connect(address, credentials, password), true);
      } catch (JedisDataException alsoRefused) {
        refused.addSuppressed(alsoRefused);
      }
    }
    throw refused;
  }

  private Connection connect(EngineAddress address, Credentials credentials, String password) {
    Connection connection =
        new Connection(() -> socket(address, credentials.tls()), config(password));
    try {
      connection.connect();
      return connection;
    } catch (JedisException e) {
      connection.close();
      throw e;
    }
  }

  private Socket socket(EngineAddress address, @Nullable TlsIdentity identity) {
    try {
      return sockets.open(address, identity);
    } catch (IOException e) {
      throw new JedisConnectionException(e);
    }
  }
}
