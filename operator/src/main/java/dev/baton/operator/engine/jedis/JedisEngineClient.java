package dev.baton.operator.engine.jedis;

import dev.baton.operator.engine.CommandResult;
import dev.baton.operator.engine.Credentials;
import dev.baton.operator.engine.EngineAddress;
import dev.baton.operator.engine.EngineClient;
import dev.baton.operator.engine.EngineTimeouts;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.engine.Inspection;
import dev.baton.operator.engine.PasswordOrder;
import dev.baton.operator.engine.Pulse;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Speaks to engines over one short connection per call.
 *
 * <p>Calls are rare, a handful per pass, and a fresh connection is itself a part of the proof that
 * the engine serves clients. The heartbeat, which is frequent, keeps its own.
 */
public final class JedisEngineClient implements EngineClient {
  private final EngineTimeouts timeouts;
  private final Sockets sockets;
  private final SignIn signIn;
  private final PulseLoop plainPulses;

  /** Uses the given deadlines for every call. */
  public JedisEngineClient(EngineTimeouts timeouts) {
    this.timeouts = timeouts;
    this.sockets = new Sockets(timeouts);
    this.signIn = new SignIn(timeouts, sockets);
    this.plainPulses = new PulseLoop(timeouts);
  }

  @Override
  public Inspection inspect(EngineAddress address, Credentials credentials) {
    try (SignIn.Session session = signIn.open(address, credentials)) {
      Connection connection = session.connection();
      connection.sendCommand(Command.INFO);
      AccessReader.ask(connection);
      EngineView view = EngineViewReader.read(text(connection.getOne()));
      return new Inspection.Reachable(
          view.withAccess(AccessReader.read(connection, session.usedFormerPassword())));
    } catch (JedisDataException e) {
      return new Inspection.Rejected(message(e));
    } catch (JedisException e) {
      return isRefusal(e) ? new Inspection.Refused(message(e)) : new Inspection.Silent(message(e));
    }
  }

  @Override
  public CommandResult promote(EngineAddress address, Credentials credentials, long epoch) {
    CommandResult result =
        send(address, credentials, Command.REPLICAOF, "NO", "ONE", "EPOCH", Long.toString(epoch));
    if (result instanceof CommandResult.Refused refused && isForeignGrammar(refused.because())) {
      return send(address, credentials, Command.REPLICAOF, "NO", "ONE");
    }
    return result;
  }

  @Override
  public CommandResult follow(
      EngineAddress address, Credentials credentials, String host, int port) {
    return send(address, credentials, Command.REPLICAOF, host, Integer.toString(port));
  }

  @Override
  public CommandResult followForced(
      EngineAddress address, Credentials credentials, String host, int port) {
    CommandResult result =
        send(address, credentials, Command.REPLICAOF, host, Integer.toString(port), "FORCE");
    if (result instanceof CommandResult.Refused refused && isForeignGrammar(refused.because())) {
      return follow(address, credentials, host, port);
    }
    return result;
  }

  @Override
  public CommandResult configure(
      EngineAddress address, Credentials credentials, Map<String, String> directives) {
    List<String> arguments = new ArrayList<>(List.of("SET"));
    directives.forEach((name, value) -> arguments.addAll(List.of(name, value)));
    return send(address, credentials, Command.CONFIG, arguments.toArray(new String[0]));
  }

  /**
   * Digests in place of passwords: an engine that was told of a password by another one learns it
   * without the operator knowing it.
   */
  @Override
  public CommandResult setPasswords(
      EngineAddress address, Credentials credentials, PasswordOrder order) {
    List<String> arguments = new ArrayList<>(List.of("SETUSER", "default"));
    order.accept().forEach(digest -> arguments.add("#" + digest));
    order.drop().forEach(digest -> arguments.add("!" + digest));
    CommandResult users =
        arguments.size() == 2
            ? new CommandResult.Done()
            : send(address, credentials, Command.ACL, arguments.toArray(new String[0]));
    return order.upstream().isEmpty() || !users.isDone()
        ? users
        : configure(address, credentials, Map.of("masterauth", order.upstream()));
  }

  @Override
  public CommandResult pauseWrites(
      EngineAddress address, Credentials credentials, Duration atMost) {
    return pause(address, credentials, atMost, "WRITE");
  }

  @Override
  public CommandResult holdClients(
      EngineAddress address, Credentials credentials, Duration atMost) {
    return pause(address, credentials, atMost, "TAKEOVER");
  }

  private CommandResult pause(
      EngineAddress address, Credentials credentials, Duration atMost, String mode) {
    String millis = Long.toString(atMost.toMillis());
    return send(address, credentials, Command.CLIENT, "PAUSE", millis, mode);
  }

  @Override
  public CommandResult resumeWrites(EngineAddress address, Credentials credentials) {
    return send(address, credentials, Command.CLIENT, "UNPAUSE");
  }

  @Override
  public Pulse beat(
      EngineAddress address, Credentials credentials, Duration period, Pulse.Listener listener) {
    PulseRhythm rhythm = PulseRhythm.of(period);
    return credentials.tls() == null
        ? plainPulses.start(address, credentials.password(), rhythm, listener)
        : TlsPulse.start(connect(address, credentials), rhythm, listener);
  }

  /** The connection of an encrypted heartbeat. */
  JedisPulseConnection connect(EngineAddress address, Credentials credentials) {
    return new JedisPulseConnection(
        address, credentials.tls(), signIn.config(credentials.password()), sockets, timeouts);
  }

  private CommandResult send(
      EngineAddress address, Credentials credentials, Command command, String... arguments) {
    try (SignIn.Session session = signIn.open(address, credentials)) {
      Connection connection = session.connection();
      connection.sendCommand(command, arguments);
      connection.getOne();
      return new CommandResult.Done();
    } catch (JedisDataException e) {
      return new CommandResult.Refused(message(e));
    } catch (JedisException e) {
      return new CommandResult.Unknown(message(e));
    }
  }

  /** An engine that knows neither epochs nor a guard counts the arguments of REPLICAOF strictly. */
  private static boolean isForeignGrammar(String error) {
    return error.contains("wrong number of arguments") || error.contains("syntax error");
  }

  static boolean isRefusal(Throwable failure) {
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      if (isRefusedConnect(t) || hasSuppressedRefusal(t)) {
        return true;
      }
    }
    return false;
  }

  /** Jedis keeps the failure of each address it tried as a suppressed exception. */
  private static boolean hasSuppressedRefusal(Throwable failure) {
    for (Throwable suppressed : failure.getSuppressed()) {
      if (isRefusedConnect(suppressed)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRefusedConnect(Throwable failure) {
    String text = failure.getMessage();
    return failure instanceof ConnectException && text != null && text.contains("refused");
  }

  static String message(JedisException e) {
    Throwable cause =
        e instanceof JedisConnectionException && e.getCause() != null ? e.getCause() : e;
    String text = cause.getMessage();
    return text == null ? cause.getClass().getSimpleName() : text;
  }

  private static String text(Object reply) {
    return new String((byte[]) reply, StandardCharsets.UTF_8);
  }
}
