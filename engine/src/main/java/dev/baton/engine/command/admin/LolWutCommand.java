package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code LOLWUT [VERSION version]}: two waves that meet, moved on by the version or the second. */
final class LolWutCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("lolwut", -1)
          .group(Group.SERVER, "5.0.0")
          .summary("Displays computer art and the Redis version.", "")
          .flags(Flag.READONLY, Flag.FAST)
          .build();

  private static final int ROWS = 5;
  private static final int COLUMNS = 60;

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    boolean versioned = call.count() >= 3 && call.is(1, "VERSION");
    long version = versioned ? call.integer(2) : call.nowMs() / 1000;
    call.reply().verbatim("txt", draw(version) + "\nRedis ver. 7.2.4, drawn by Baton\n");
  }

  private static String draw(long phase) {
    StringBuilder picture = new StringBuilder();
    for (int row = -ROWS; row <= ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        double angle = (column + phase % COLUMNS) * 2 * Math.PI / COLUMNS;
        boolean there = Math.round(ROWS * Math.sin(angle)) == row;
        boolean back = Math.round(-ROWS * Math.sin(2 * angle)) == row;
        picture.append(there && back ? 'X' : there ? 'o' : back ? '.' : ' ');
      }
      picture.append('\n');
    }
    return picture.toString();
  }
}
