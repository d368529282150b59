package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import java.util.Locale;

/**
 * {@code REPLCONF option value [option value ...]}: how replicas introduce themselves and
 * acknowledge, and how a primary asks for an acknowledgement. ACK and GETACK are never answered. An
 * option that is not known is answered with an error, which peers take as harmless.
 */
final class ReplconfCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("replconf", -1)
          .group(Group.SERVER, "3.0.0")
          .internal()
          .summary("An internal command for configuring the replication stream.", "O(1)")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE, Flag.ALLOW_BUSY)
          .build();

  private final Replication replication;
  private final Serving serving;

  ReplconfCommand(Replication replication, Serving serving) {
    this.replication = replication;
    this.serving = serving;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    if (call.count() % 2 == 0) {
      throw new Refusal(Refusal.SYNTAX);
    }
    for (int i = 1; i < call.count(); i += 2) {
      String option = call.arguments().text(i).toLowerCase(Locale.ROOT);
      if (option.equals("ack")) {
        boolean durable = i + 3 < call.count() && call.is(i + 2, "fack");
        serving.acknowledge(
            call.session(), offset(call, i + 1), durable ? offset(call, i + 3) : -1, call.nowMs());
        return;
      }
      if (option.equals("getack")) {
        if (call.session().isPrimaryLink()) {
          replication.acknowledgeToPrimary();
        }
        return;
      }
      take(call, option, i + 1);
    }
    call.reply().ok();
  }

  private void take(Call call, String option, int valueIndex) {
    String value = call.arguments().text(valueIndex);
    if (option.equals("listening-port")) {
      long port = call.integer(valueIndex);
      if (port < 0 || port > 65535) {
        throw new Refusal(Refusal.NOT_AN_INTEGER);
      }
    }
    if (!serving.introduce(call.session(), option, value, call.nowMs())) {
      throw new Refusal(
          "ERR Unrecognized REPLCONF option: " + call.arguments().text(valueIndex - 1));
    }
  }

  /** Garbage is no reason to answer: the peer does not expect one. */
  private static long offset(Call call, int index) {
    try {
      return call.integer(index);
    } catch (Refusal _) {
      return -1;
    }
  }
}
