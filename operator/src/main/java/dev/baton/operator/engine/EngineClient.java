package dev.baton.operator.engine;

import java.time.Duration;
import java.util.Map;

/**
 * What the operator asks of an engine. Every call ends within {@link EngineTimeouts}; none throws
 * for a dead or unwilling engine. Implementations are safe for use by many threads.
 */
public interface EngineClient {

  /** Asks for roles, history and stream in one round trip. */
  Inspection inspect(EngineAddress address, Credentials credentials);

  /**
   * Makes the engine a primary.
   *
   * @param epoch number of this promotion; an engine without epochs ignores it
   */
  CommandResult promote(EngineAddress address, Credentials credentials, long epoch);

  /** Makes the engine follow {@code host:port}; it refuses a snapshot that is behind its data. */
  CommandResult follow(EngineAddress address, Credentials credentials, String host, int port);

  /**
   * Makes the engine follow {@code host:port} and give up what it has and the other has not. An
   * engine without such a guard takes whatever it is sent in any case.
   */
  CommandResult followForced(EngineAddress address, Credentials credentials, String host, int port);

  /** Sets engine directives on the running engine, all or none. */
  CommandResult configure(
      EngineAddress address, Credentials credentials, Map<String, String> directives);

  /** Changes which passwords the engine takes and gives; connections that exist go on. */
  CommandResult setPasswords(EngineAddress address, Credentials credentials, PasswordOrder order);

  /** Holds back writes of clients for at most the given time. */
  CommandResult pauseWrites(EngineAddress address, Credentials credentials, Duration atMost);

  /**
   * Makes clients of a replica wait for its promotion, for at most the given time, where they would
   * be refused. An engine without this refuses it.
   */
  CommandResult holdClients(EngineAddress address, Credentials credentials, Duration atMost);

  /** Lets held-back clients go on. */
  CommandResult resumeWrites(EngineAddress address, Credentials credentials);

  /**
   * Keeps in touch with the engine over one long-lived connection from now on, until the pulse is
   * closed; returns at once.
   *
   * @param period between an answer and the next question
   */
  Pulse beat(
      EngineAddress address, Credentials credentials, Duration period, Pulse.Listener listener);
}
