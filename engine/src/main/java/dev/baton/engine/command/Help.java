package dev.baton.engine.command;

import dev.baton.engine.base.TextResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines a container's HELP replies: those of its file, which is read when it is asked for. */
public final class Help {
  private Help() {}

  /** Replies the lines about {@code container}, and about HELP itself, as statuses. */
  public static void reply(Call call, String container) {
    List<String> lines = new ArrayList<>();
    lines.add(
        container.toUpperCase(Locale.ROOT)
            + " <subcommand> [<arg> [value] [opt] ...]. Subcommands are:");
    TextResource.read(Help.class, "help/" + container + ".txt").lines().forEach(lines::add);
    lines.add("HELP");
    lines.add("    Print this help.");
    call.reply().array(lines.size());
    lines.forEach(call.reply()::simple);
  }
}
