package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;

/**
 * {@code SHUTDOWN [NOSAVE|SAVE] [NOW] [FORCE] [ABORT]}: ends the server, after replicas have caught
 * up and the data is saved.
 */
final class ShutdownCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("shutdown", -1)
          .group(Group.SERVER, "1.0.0")
          .summary(
              "Synchronously saves the database(s) to disk and shuts down the Redis server.",
              "O(N) when saving, where N is the total number of keys in all databases when saving"
                  + " data, otherwise O(1)")
          .flags(
              Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE, Flag.NO_MULTI, Flag.ALLOW_BUSY)
          .build();

  private final Stopping stopping;

  ShutdownCommand(Stopping stopping) {
    this.stopping = stopping;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    boolean save = has(call, "save");
    boolean noSave = has(call, "nosave");
    boolean now = has(call, "now");
    boolean force = has(call, "force");
    boolean abort = has(call, "abort");
    int understood = count(save, noSave, now, force, abort);
    boolean mixed = abort && understood > 1;
    if (understood != call.count() - 1 || mixed || (save && noSave)) {
      throw new Refusal(Refusal.SYNTAX);
    }
    if (!abort) {
      stopping.stop(new Stopping.Options(save, noSave, now, force), call.session(), call.nowMs());
    } else if (stopping.abort(call.nowMs())) {
      call.reply().ok();
    } else {
      call.reply().error("ERR No shutdown in progress.");
    }
  }

  private static boolean has(Call call, String word) {
    for (int i = 1; i < call.count(); i++) {
      if (call.is(i, word)) {
        return true;
      }
    }
    return false;
  }

  private static int count(boolean... facts) {
    int count = 0;
    for (boolean fact : facts) {
      count += fact ? 1 : 0;
    }
    return count;
  }
}
