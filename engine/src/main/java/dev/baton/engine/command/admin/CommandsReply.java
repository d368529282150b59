package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.CommandTable;
import dev.baton.engine.command.LongReply;
import dev.baton.engine.resp.ReplyWriter;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells of one command after the other: of many in slices, for each may take half a millisecond.
 */
final class CommandsReply implements LongReply.Source {
  private static final int AT_ONCE_MAX = 8;

  private final Iterator<Command> left;
  private final Consumer<CommandSpec> form;

  private CommandsReply(Iterator<Command> left, Consumer<CommandSpec> form) {
    this.left = left;
    this.form = form;
  }

  /** Replies the facts about every command of the table. */
  static void beginAll(Call call, CommandTable table) {
    List<Command> all = table.all();
    ReplyWriter reply = call.reply();
    reply.array(all.size());
    begin(call, all, each -> SpecReply.info(reply, each));
  }

  /** Replies what {@code form} writes of each command, behind the header of the reply. */
  static void begin(Call call, List<Command> commands, Consumer<CommandSpec> form) {
    if (commands.size() > AT_ONCE_MAX && LongReply.isAllowed(call)) {
      LongReply.begin(call, new CommandsReply(commands.iterator(), form));
    } else {
      commands.forEach(command -> form.accept(command.spec()));
    }
  }

  @Override
  public boolean writeSome(ReplyWriter reply) {
    if (left.hasNext()) {
      form.accept(left.next().spec());
    }
    return left.hasNext();
  }
}
