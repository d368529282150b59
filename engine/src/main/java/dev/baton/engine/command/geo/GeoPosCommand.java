package dev.baton.engine.command.geo;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.SortedSetValue;
import dev.baton.engine.resp.ReplyWriter;

/** {@code GEOPOS key [member [member ...]]} */
final class GeoPosCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("geopos", -2)
          .group(Group.GEO, "3.2.0")
          .summary(
              "Returns the longitude and latitude of members from a geospatial index.",
              "O(1) for each member requested.")
          .flags(Flag.READONLY)
          .categories(Category.GEO)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    SortedSetValue set = Places.read(call, 1);
    ReplyWriter reply = call.reply();
    reply.array(call.count() - 2L);
    for (int i = 2; i < call.count(); i++) {
      if (set != null && set.find(call.address(i), call.length(i))) {
        Places.place(reply, set.score());
      } else {
        reply.nullArray();
      }
    }
  }
}
