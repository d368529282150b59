package dev.baton.operator.engine.jedis;

import dev.baton.operator.engine.EngineAddress;
import dev.baton.operator.engine.EngineTimeouts;
import dev.baton.operator.engine.TlsIdentity;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The connection of one encrypted heartbeat. One thread uses it. Between two pings it waits in a
 * read, so that a reset or an orderly close by the other end is seen the moment it arrives and not
 * at the next ping.
 */
final class JedisPulseConnection implements AutoCloseable, JedisSocketFactory {
  private final EngineAddress address;
  private final @Nullable TlsIdentity identity;
  private final DefaultJedisClientConfig config;
  private final Sockets sockets;
  private final EngineTimeouts timeouts;
  private @Nullable Connection connection;
  private @Nullable Socket socket;

  JedisPulseConnection(
      EngineAddress address,
      @Nullable TlsIdentity identity,
      DefaultJedisClientConfig config,
      Sockets sockets,
      EngineTimeouts timeouts) {
    this.address = address;
    this.identity = identity;
    this.config = config;
    this.sockets = sockets;
    this.timeouts = timeouts;
  }

  @Override
  public Socket createSocket() {
    try {
      Socket fresh = sockets.open(address, identity);
      socket = fresh;
      return fresh;
    } catch (IOException e) {
      throw new JedisConnectionException(e);
    }
  }

  /**
   * Sends PING and waits for the answer, connecting first when there is no connection.
   *
   * @return whether the engine answered in time; an error reply counts, it proves life
   */
  boolean ping() {
    try {
      Connection current = connected();
      current.sendCommand(Command.PING);
      current.getOne();
      return true;
    } catch (JedisDataException e) {
      // An error is an answer: LOADING and NOAUTH come from a living engine.
      return true;
    } catch (JedisException e) {
      return lost();
    }
  }

  /** How long an answer may take at the most; what takes longer has waited for the operator. */
  long patienceMs() {
    return timeouts.connect().plus(timeouts.reply()).toMillis();
  }

  /**
   * Waits for the given time, or less when the connection breaks.
   *
   * @return whether the connection still stands
   */
  boolean rest(Duration duration) {
    Socket current = socket;
    if (current == null) {
      return false;
    }
    try {
      current.setSoTimeout((int) Math.max(1, duration.toMillis()));
      // Nothing is due between two pings: the end of the stream, or a byte that nobody asked for,
      // both mean that this connection is of no more use.
      current.getInputStream().read();
      return lost();
    } catch (SocketTimeoutException e) {
      return restored(current);
    } catch (IOException e) {
      return lost();
    }
  }

  @Override
  public void close() {
    Connection current = connection;
    connection = null;
    Socket currentSocket = socket;
    socket = null;
    if (currentSocket != null) {
      closeQuietly(currentSocket);
    }
    if (current != null) {
      current.setBroken();
      disconnectQuietly(current);
    }
  }

  private Connection connected() {
    Connection current = connection;
    if (current == null) {
      current = new Connection(this, config);
      connection = current;
      current.connect();
    }
    return current;
  }

  private boolean restored(Socket current) {
    try {
      current.setSoTimeout((int) timeouts.reply().toMillis());
      return true;
    } catch (IOException e) {
      return lost();
    }
  }

  private boolean lost() {
    close();
    return false;
  }

  private static void disconnectQuietly(Connection connection) {
    try {
      connection.disconnect();
    } catch (JedisException e) {
      // The connection is given up in any case; there is nothing left to act on.
      return;
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // The socket is given up in any case; there is nothing left to act on.
      return;
    }
  }
}
