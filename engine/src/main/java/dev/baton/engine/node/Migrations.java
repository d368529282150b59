package dev.baton.engine.node;

import dev.baton.engine.command.Session;
import dev.baton.engine.node.command.Migration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys on their way to other servers. Each MIGRATE has a connection of its own. */
final class Migrations implements Migration {
  // Far above what the link to the primary counts: the network gives news by these numbers.
  private static final long FIRST_ATTEMPT = 1L << 62;

  private final Network network;
  private final Clients clients;
  private final MigrationSource source;
  private final List<MigrationRun> runs = new ArrayList<>();
  private long attempts = FIRST_ATTEMPT;

  Migrations(Network network, Clients clients, MigrationSource source) {
    this.network = network;
    this.clients = clients;
    this.source = source;
  }

  @Override
  public void migrate(Session session, Order order, long nowMs) {
    MigrationRun run = new MigrationRun(++attempts, session, order, clients, source, nowMs);
    runs.add(run);
    session.block(run);
    network.connect(run.attempt(), order.target(), order.idleMsMax());
    forgetEnded();
  }

  /** Whether a connection that stands is one of these; it is taken over then. */
  boolean onConnected(long attempt, Link link, long nowMs) {
    MigrationRun run = ofAttempt(attempt);
    if (run != null) {
      run.onConnected(clients.couple(link, nowMs), nowMs);
    }
    return run != null;
  }

  void onConnectFailed(long attempt) {
    MigrationRun run = ofAttempt(attempt);
    if (run != null) {
      run.onConnectFailed();
    }
    forgetEnded();
  }

  /** Whether a client carries one of these; what it sends belongs here then. */
  boolean isCarriedBy(Client client) {
    return ofCarrier(client) != null;
  }

  void onReceived(Client client, long address, int length, long nowMs) {
    MigrationRun run = ofCarrier(client);
    if (run != null) {
      run.onReceived(address, length, nowMs);
    }
    forgetEnded();
  }

  /** A connection is gone. */
  void onForgotten(Client client) {
    MigrationRun run = ofCarrier(client);
    if (run != null) {
      run.onClosed();
    }
    forgetEnded();
  }

  void onTick(long nowMs) {
    if (!runs.isEmpty()) {
      new ArrayList<>(runs).forEach(run -> run.onTick(nowMs));
      forgetEnded();
    }
  }

  /** The node is no primary any more: its keys are not its own to delete. */
  void endAll(String error) {
    new ArrayList<>(runs).forEach(run -> run.fail(error));
    forgetEnded();
  }

  private void forgetEnded() {
    runs.removeIf(MigrationRun::hasEnded);
  }

  private @Nullable MigrationRun ofAttempt(long attempt) {
    for (MigrationRun run : runs) {
      if (run.attempt() == attempt && !run.hasEnded()) {
        return run;
      }
    }
    return null;
  }

  private @Nullable MigrationRun ofCarrier(Client client) {
    for (MigrationRun run : runs) {
      if (run.isCarriedBy(client)) {
        return run;
      }
    }
    return null;
  }
}
