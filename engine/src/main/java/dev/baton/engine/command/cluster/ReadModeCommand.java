package dev.baton.engine.command.cluster;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.ClientInfo;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Refusal;

/**
 * {@code READONLY} and {@code READWRITE}: whether a client that follows redirects reads at a
 * replica, as by Valkey since 8.0. Others are told that this is no cluster, as by Redis.
 */
final class ReadModeCommand implements Command {
  private final CommandSpec spec;
  private final boolean readsReplicas;

  ReadModeCommand(CommandSpec spec, boolean readsReplicas) {
    this.spec = spec;
    this.readsReplicas = readsReplicas;
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public void execute(Call call) {
    ClientInfo info = call.session().info();
    if (!info.followsRedirects()) {
      throw new Refusal(ClusterCommands.DISABLED);
    }
    info.setReadsReplicas(readsReplicas);
    call.reply().ok();
  }
}
