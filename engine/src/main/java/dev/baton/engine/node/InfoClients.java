package dev.baton.engine.node;

import dev.baton.engine.command.KeyWaits;
import dev.baton.engine.command.Session;
import dev.baton.engine.command.Sessions;
import dev.baton.engine.command.Tracking;
import dev.baton.engine.config.Configuration;

/** Who is connected. */
final class InfoClients implements InfoSection {
  private final Configuration configuration;
  private final Sessions sessions;
  private final Clients clients;
  private final Tracking tracking;
  private final KeyWaits waits;

  InfoClients(
      Configuration configuration,
      Sessions sessions,
      Clients clients,
      Tracking tracking,
      KeyWaits waits) {
    this.tracking = tracking;
    this.waits = waits;
    this.configuration = configuration;
    this.sessions = sessions;
    this.clients = clients;
  }

  @Override
  public String title() {
    return "Clients";
  }

  @Override
  public void write(InfoWriter out, long nowMs) {
    long normal = 0;
    long inputMax = 0;
    long outputMax = 0;
    for (Session session : sessions.all()) {
      normal += session.isReplica() || session.isPrimaryLink() ? 0 : 1;
      inputMax = Math.max(inputMax, session.query().unreadBytes());
      outputMax = Math.max(outputMax, session.output().size());
    }
    out.field("connected_clients", normal);
    out.field("cluster_connections", 0);
    out.field("maxclients", configuration.longOf("maxclients"));
    out.field("client_recent_max_input_buffer", inputMax);
    out.field("client_recent_max_output_buffer", outputMax);
    out.field("blocked_clients", clients.blockedCount());
    out.field("tracking_clients", tracking.clientCount());
    out.field("clients_in_timeout_table", clients.timeoutCount());
    out.field("total_blocking_keys", waits.keyCount());
    out.field("total_blocking_keys_on_nokey", waits.anyChangeKeyCount());
    writeAttentive(out);
  }

  private void writeAttentive(InfoWriter out) {
    long listening = 0;
    long watching = 0;
    long watched = 0;
    for (Session session : sessions.all()) {
      listening += session.subscriptions().isActive() ? 1 : 0;
      watching += session.transaction().watchedCount() > 0 ? 1 : 0;
      watched += session.transaction().watchedCount();
    }
    out.field("pubsub_clients", listening);
    out.field("watching_clients", watching);
    out.field("total_watched_keys", watched);
  }
}
