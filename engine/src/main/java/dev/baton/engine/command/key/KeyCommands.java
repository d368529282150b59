package dev.baton.engine.command.key;

import dev.baton.engine.base.Entropy;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.Container;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.HelpCommand;
import java.util.List;

/** The table of the commands on keys. */
public final class KeyCommands {
  private KeyCommands() {}

  /** One of each; RANDOMKEY draws from {@code entropy}, DUMP and RESTORE use {@code payloads}. */
  public static List<Command> all(Entropy entropy, Payloads payloads) {
    return List.of(
        new CopyCommand(),
        new DbSizeCommand(),
        new DelCommand(),
        new DumpCommand(payloads),
        new ExistsCommand(),
        new ExpireAtCommand(),
        new ExpireCommand(),
        new ExpireTimeCommand(),
        new FlushAllCommand(),
        new FlushDbCommand(),
        new KeysCommand(),
        new MoveCommand(),
        new Container(
            "object", Group.GENERIC, "2.2.3", "object introspection", objectSubcommands()),
        new PExpireAtCommand(),
        new PExpireCommand(),
        new PExpireTimeCommand(),
        new PTtlCommand(),
        new PersistCommand(),
        new RandomKeyCommand(entropy),
        new RenameCommand(),
        new RenameNxCommand(),
        new RestoreCommand(payloads),
        new ScanCommand(),
        new SortCommand(),
        new SortRoCommand(),
        new SwapDbCommand(),
        new TouchCommand(),
        new TtlCommand(),
        new TypeCommand(),
        new UnlinkCommand());
  }

  private static List<Command> objectSubcommands() {
    return List.of(
        new ObjectEncodingCommand(),
        new ObjectFreqCommand(),
        new HelpCommand("object", Group.GENERIC, "6.2.0", Category.KEYSPACE),
        new ObjectIdleTimeCommand(),
        new ObjectRefCountCommand());
  }
}
