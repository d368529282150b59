package dev.baton.engine.command.geo;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code GEORADIUS key longitude latitude radius unit [options] [STORE key | STOREDIST key]} */
final class GeoRadiusCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("georadius", -6)
          .group(Group.GEO, "3.2.0")
          .summary(
              "Queries a geospatial index for members within a distance from a "
                  + "coordinate, optionally stores the result.",
              "O(N+log(M)) where N is the number of elements inside the bounding box of"
                  + " the circular area delimited by center and radius and M is the number of"
                  + " items inside the index.")
          .deprecated("6.2.0", "`GEOSEARCH` and `GEOSEARCHSTORE` with the `BYRADIUS` argument")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.GEO)
          .keys(
              KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS),
              KeySpec.after("STORE", 6, KeyFlag.OW, KeyFlag.UPDATE),
              KeySpec.after("STOREDIST", 6, KeyFlag.OW, KeyFlag.UPDATE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    GeoSearch.run(call, GeoOptions.Form.RADIUS);
  }
}
