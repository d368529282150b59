package dev.baton.engine.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines a container's HELP replies. */
public final class Help {
  private final List<String> lines = new ArrayList<>();

  /** Takes the container's name and the lines about its subcommands, without HELP's own. */
  public Help(String container, String... about) {
    lines.add(
        container.toUpperCase(Locale.ROOT)
            + " <subcommand> [<arg> [value] [opt] ...]. Subcommands are:");
    lines.addAll(List.of(about));
    lines.add("HELP");
    lines.add("    Print this help.");
  }

  /** Replies the lines as statuses. */
  public void reply(Call call) {
    call.reply().array(lines.size());
    lines.forEach(call.reply()::simple);
  }
}
