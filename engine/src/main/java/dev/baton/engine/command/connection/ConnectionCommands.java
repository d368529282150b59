package dev.baton.engine.command.connection;

import dev.baton.engine.command.Access;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.ClientPause;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.Container;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.HelpCommand;
import dev.baton.engine.command.Sessions;
import dev.baton.engine.command.Tracking;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The table of the commands about connections. */
public final class ConnectionCommands {
  private ConnectionCommands() {}

  /** One of each; {@code isReplica} is asked for HELLO's reply. */
  public static List<Command> all(
      Sessions sessions,
      Access access,
      ClientPause pause,
      Tracking tracking,
      BooleanSupplier isReplica) {
    return List.of(
        new AuthCommand(access),
        new Container(
            "client",
            Group.CONNECTION,
            "2.4.0",
            "client connection",
            clientSubcommands(sessions, access, pause, tracking, isReplica)),
        new EchoCommand(),
        new HelloCommand(access, isReplica),
        new PingCommand(),
        new QuitCommand(),
        new ResetCommand(access, tracking),
        new SelectCommand());
  }

  private static List<Command> clientSubcommands(
      Sessions sessions,
      Access access,
      ClientPause pause,
      Tracking tracking,
      BooleanSupplier isReplica) {
    return List.of(
        new ClientCachingCommand(),
        new ClientCapaCommand(),
        new ClientGetNameCommand(),
        new ClientGetRedirCommand(),
        new HelpCommand("client", Group.CONNECTION, "5.0.0", Category.CONNECTION),
        new ClientIdCommand(),
        new ClientInfoCommand(),
        new ClientKillCommand(sessions, access.users()),
        new ClientListCommand(sessions),
        new ClientNoEvictCommand(),
        new ClientNoTouchCommand(),
        new ClientPauseCommand(pause, isReplica),
        new ClientReplyCommand(),
        new ClientSetInfoCommand(),
        new ClientSetNameCommand(),
        new ClientTrackingCommand(sessions, tracking),
        new ClientTrackingInfoCommand(),
        new ClientUnblockCommand(sessions),
        new ClientUnpauseCommand(pause));
  }
}
