package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.metrics.SlowLog;
import dev.baton.engine.resp.ReplyWriter;
import java.util.List;

/** {@code SLOWLOG GET [count]}: the newest entries first. */
final class SlowLogGetCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("slowlog|get", -2)
          .group(Group.SERVER, "2.2.12")
          .summary(
              "Returns the slow log's entries.", "O(N) where N is the number of entries returned")
          .flags(Flag.ADMIN, Flag.LOADING, Flag.STALE)
          .tips("request_policy:all_nodes", "nondeterministic_output")
          .build();

  private static final int COUNT_UNLESS_GIVEN = 10;

  private final SlowLog slowLog;

  SlowLogGetCommand(SlowLog slowLog) {
    this.slowLog = slowLog;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    if (call.count() > 3) {
      throw Refusal.unknownSubcommand(call.arguments());
    }
    long count = call.count() == 3 ? count(call) : COUNT_UNLESS_GIVEN;
    List<SlowLog.Entry> entries = slowLog.newest(count);
    call.reply().array(entries.size());
    entries.forEach(entry -> write(call.reply(), entry));
  }

  /** Minus one asks for all. */
  private static long count(Call call) {
    String error = "ERR count should be greater than or equal to -1";
    long count = call.integer(2, error);
    if (count < -1) {
      throw new Refusal(error);
    }
    return count == -1 ? Long.MAX_VALUE : count;
  }

  private static void write(ReplyWriter reply, SlowLog.Entry entry) {
    reply.array(6);
    reply.integer(entry.id());
    reply.integer(entry.atSeconds());
    reply.integer(entry.micros());
    reply.array(entry.words().size());
    entry.words().forEach(reply::bulk);
    reply.bulk(entry.client());
    reply.bulk(entry.name());
  }
}
