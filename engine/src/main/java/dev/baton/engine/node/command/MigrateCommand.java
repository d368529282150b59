package dev.baton.engine.node.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.HostPort;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeyPositions;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.resp.Arguments;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code MIGRATE host port key|"" destination-db timeout [COPY] [REPLACE] [AUTH password | AUTH2
 * username password] [KEYS key [key ...]]}
 *
 * <p>Checked in this order: the options, the timeout, the database, whether any key is there, the
 * port. Other clients are served while the keys are on their way.
 */
final class MigrateCommand implements Command {
  private static final int KEY = 3;
  private static final int FIRST_OPTION = 6;
  private static final long DEFAULT_TIMEOUT_MS = 1000;
  private static final int PORT_MAX = 65535;

  private static final CommandSpec SPEC =
      CommandSpec.command("migrate", -6)
          .group(Group.GENERIC, "2.6.0")
          .summary(
              "Atomically transfers a key from one instance to another.",
              "This command actually executes a DUMP+DEL in the source instance, and a RESTORE in"
                  + " the target instance. See the pages of these commands for time complexity."
                  + " Also an O(N) data transfer between the two instances is performed.")
          .flags(Flag.WRITE)
          .categories(Category.KEYSPACE, Category.DANGEROUS)
          .keys(
              KeySpec.at(KEY, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.DELETE),
              KeySpec.rangeAfter(
                  "KEYS",
                  -2,
                  -1,
                  1,
                  0,
                  KeyFlag.RW,
                  KeyFlag.ACCESS,
                  KeyFlag.DELETE,
                  KeyFlag.INCOMPLETE))
          .keysFoundBy(MigrateCommand::findKeys)
          .tips("nondeterministic_output")
          .build();

  private final Migration migration;

  MigrateCommand(Migration migration) {
    this.migration = migration;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  /** The words from the seventh on; {@code firstKey} is the key word or the first behind KEYS. */
  private record Options(
      boolean copies,
      boolean replaces,
      @Nullable Bytes user,
      @Nullable Bytes password,
      int firstKey,
      int keyCount) {
    static Options of(Call call) {
      boolean copies = false;
      boolean replaces = false;
      Bytes user = null;
      Bytes password = null;
      for (int i = FIRST_OPTION; i < call.count(); i++) {
        int more = call.count() - i - 1;
        if (call.is(i, "COPY")) {
          copies = true;
        } else if (call.is(i, "REPLACE")) {
          replaces = true;
        } else if (call.is(i, "AUTH") && more >= 1) {
          password = call.bytes(++i);
        } else if (call.is(i, "AUTH2") && more >= 2) {
          user = call.bytes(++i);
          password = call.bytes(++i);
        } else if (call.is(i, "KEYS")) {
          refuseKeyBesides(call);
          return new Options(copies, replaces, user, password, i + 1, more);
        } else {
          throw new Refusal(Refusal.SYNTAX);
        }
      }
      return new Options(copies, replaces, user, password, KEY, 1);
    }

    private static void refuseKeyBesides(Call call) {
      if (call.length(KEY) != 0) {
        throw new Refusal(
            "ERR When using MIGRATE KEYS option, the key argument must be set to the empty string");
      }
    }
  }

  @Override
  public void execute(Call call) {
    Options options = Options.of(call);
    long timeoutMs = call.integer(5);
    int database = call.int32(4, Refusal.NOT_AN_INTEGER);
    List<Bytes> keys = new ArrayList<>();
    for (int i = 0; i < options.keyCount(); i++) {
      if (call.read(options.firstKey() + i) != null) {
        keys.add(call.bytes(options.firstKey() + i));
      }
    }
    if (keys.isEmpty()) {
      call.reply().simple("NOKEY");
      return;
    }
    if (!call.mayBlock()) {
      throw new Refusal("ERR MIGRATE has to wait for its target, which a transaction cannot do");
    }
    Migration.Order order =
        new Migration.Order(
            target(call),
            database,
            timeoutMs <= 0 ? DEFAULT_TIMEOUT_MS : timeoutMs,
            options.copies(),
            options.replaces(),
            options.user(),
            options.password(),
            keys);
    migration.migrate(call.session(), order, call.nowMs());
  }

  private static HostPort target(Call call) {
    long port = call.integer(2);
    if (port < 0 || port > PORT_MAX) {
      throw new Refusal("ERR Invalid port: it must be between 0 and 65535");
    }
    return new HostPort(call.bytes(1).toString(), (int) port);
  }

  /** The key is one word, or else those behind KEYS, which a password must not be taken for. */
  private static void findKeys(Arguments words, KeyPositions into) {
    int first = KEY;
    int end = KEY + 1;
    for (int i = FIRST_OPTION; i < words.count() && first == KEY; i++) {
      if (words.is(i, "AUTH")) {
        i++;
      } else if (words.is(i, "AUTH2")) {
        i += 2;
      } else if (words.is(i, "KEYS") && words.length(KEY) == 0) {
        first = i + 1;
        end = words.count();
      }
    }
    for (int i = first; i < end; i++) {
      into.add(i, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.DELETE);
    }
  }
}
