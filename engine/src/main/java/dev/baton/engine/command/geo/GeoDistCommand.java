package dev.baton.engine.command.geo;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.SortedSetValue;

/** {@code GEODIST key member1 member2 [M | KM | FT | MI]} */
final class GeoDistCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("geodist", -4)
          .group(Group.GEO, "3.2.0")
          .summary("Returns the distance between two members of a geospatial index.", "O(1)")
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
    if (call.count() > 5) {
      throw new Refusal(Refusal.SYNTAX);
    }
    double metres = call.count() == 5 ? Places.metres(call, 4) : 1;
    SortedSetValue set = Places.read(call, 1);
    if (set == null || !set.find(call.address(2), call.length(2))) {
      call.reply().nullBulk();
      return;
    }
    double first = set.score();
    if (!set.find(call.address(3), call.length(3))) {
      call.reply().nullBulk();
      return;
    }
    double second = set.score();
    double distance =
        Earth.distance(
            GeoHash.longitude(first),
            GeoHash.latitude(first),
            GeoHash.longitude(second),
            GeoHash.latitude(second));
    Places.distance(call.reply(), distance / metres);
  }
}
