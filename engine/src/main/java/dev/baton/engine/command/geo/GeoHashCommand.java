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

/** {@code GEOHASH key [member [member ...]]} */
final class GeoHashCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("geohash", -2)
          .group(Group.GEO, "3.2.0")
          .summary(
              "Returns members from a geospatial index as geohash strings.",
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
        reply.bulk(GeoHash.text(set.score()));
      } else {
        reply.nullBulk();
      }
    }
  }
}
