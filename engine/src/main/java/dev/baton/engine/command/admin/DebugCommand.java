package dev.baton.engine.command.admin;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Help;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.DatasetDigest;
import dev.baton.engine.keyspace.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code DEBUG subcommand}: for tests; it needs {@code enable-debug-command}. Redis reads the words
 * itself, so DEBUG is no container, and it answers a subcommand it does not know in its own way.
 */
final class DebugCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("debug", -2)
          .group(Group.SERVER, "1.0.0")
          .internal()
          .summary("A container for debugging commands.", "Depends on subcommand.")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE, Flag.PROTECTED)
          .build();

  // Longer than any test waits, and short enough to end.
  private static final double SLEEP_SECONDS_MAX = 3600;

  private final DebugPort port;
  private final Configuration configuration;

  DebugCommand(DebugPort port, Configuration configuration) {
    this.port = port;
    this.configuration = configuration;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    switch (call.bytes(1).toString().toLowerCase(Locale.ROOT) + "/" + (call.count() - 2)) {
      case "aof-flush-sleep/1" -> sleepBeforeFlushing(call);
      case "change-repl-id/0" -> changeReplicationId(call);
      case "digest/0" -> call.reply().simple(DatasetDigest.of(call.keyspace()));
      case "help/0" -> Help.reply(call, "debug");
      case "htstats/1" -> DebugTable.reply(call);
      case "log/1" -> log(call);
      case "object/1" -> DebugObject.reply(call, configuration);
      case "pause-cron/1" -> pauseCare(call);
      case "protocol/1" -> DebugProtocol.reply(call);
      case "populate/1", "populate/2", "populate/3" -> DebugPopulate.run(call);
      case "reload/0", "reload/1", "reload/2", "reload/3" -> reload(call);
      case "set-skip-checksum-validation/1" -> skipChecksums(call);
      // Tests tune with these what other servers do; nothing here works that way.
      case "dict-resizing/1",
          "quicklist-packed-threshold/1",
          "replybuffer/2",
          "set-disable-deny-scripts/1" ->
          call.reply().ok();
      case "loadaof/0" -> loadAppendOnly(call);
      case "segfault/0", "panic/0", "assert/0", "oom/0", "restart/0", "crash-and-recover/0" ->
          throw new Refusal("ERR this server does not crash on request");
      case "set-active-expire/1" -> setActiveExpire(call);
      case "sleep/1" -> sleep(call);
      default -> others(call);
    }
  }

  private void changeReplicationId(Call call) {
    port.changeReplicationId();
    call.reply().ok();
  }

  private void log(Call call) {
    port.log("DEBUG LOG: " + call.bytes(2));
    call.reply().ok();
  }

  private void pauseCare(Call call) {
    port.pauseCare(call.integer(2) != 0);
    call.reply().ok();
  }

  private void skipChecksums(Call call) {
    port.skipChecksums(call.integer(2) != 0);
    call.reply().ok();
  }

  /** What is loaded is what was there, so emptying before and merging after are the same. */
  private void reload(Call call) {
    for (int i = 2; i < call.count(); i++) {
      if (call.is(i, "NOSAVE")) {
        throw new Refusal("ERR DEBUG RELOAD reads no file, so it cannot leave out writing one");
      }
      if (!call.is(i, "NOFLUSH") && !call.is(i, "MERGE")) {
        throw new Refusal("ERR DEBUG RELOAD only supports the MERGE, NOFLUSH and NOSAVE options.");
      }
    }
    String failure = port.reload();
    if (failure != null) {
      throw new Refusal("ERR Error trying to load the RDB dump: " + failure);
    }
    call.notifyFlush();
    call.reply().ok();
  }

  private void loadAppendOnly(Call call) {
    String failure = port.loadAppendOnly();
    if (failure != null) {
      throw new Refusal("ERR Error trying to load the AOF files: " + failure);
    }
    call.notifyFlush();
    call.reply().ok();
  }

  private static void setActiveExpire(Call call) {
    call.keyspace().setActiveExpiry(call.integer(2) != 0);
    call.reply().ok();
  }

  private void sleep(Call call) {
    double seconds;
    try {
      seconds = Double.parseDouble(call.bytes(2).toString());
    } catch (NumberFormatException notANumber) {
      throw new Refusal("ERR value is not a valid float");
    }
    long sleepMs = (long) (Math.max(0, Math.min(seconds, SLEEP_SECONDS_MAX)) * 1000);
    port.sleepUntil(call.nowMs() + sleepMs);
    call.reply().ok();
  }

  private void sleepBeforeFlushing(Call call) {
    port.sleepBeforeFlushing(call.integer(2));
    call.reply().ok();
  }

  /** The subcommands that take any number of words. */
  private void others(Call call) {
    if (call.is(1, "REPLICATE") && call.count() > 2) {
      List<Bytes> words = new ArrayList<>();
      for (int i = 2; i < call.count(); i++) {
        words.add(call.bytes(i));
      }
      port.replicate(words);
      call.reply().ok();
    } else {
      digestValues(call);
    }
  }

  private static void digestValues(Call call) {
    if (!call.is(1, "DIGEST-VALUE")) {
      throw Refusal.unknownSubcommand(call.arguments());
    }
    call.reply().array(call.count() - 2);
    for (int i = 2; i < call.count(); i++) {
      Entry view = call.keyspace().view();
      boolean isThere = call.database().find(call.address(i), call.length(i), view);
      call.reply().simple(isThere ? DatasetDigest.of(view) : DatasetDigest.ofNothing());
    }
  }
}
