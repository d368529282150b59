package dev.baton.engine.command.geo;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code GEORADIUS_RO key longitude latitude radius unit [options]} */
final class GeoRadiusRoCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("georadius_ro", -6)
          .group(Group.GEO, "3.2.10")
          .summary(
              "Returns members from a geospatial index that are within a distance from "
                  + "a coordinate.",
              "O(N+log(M)) where N is the number of elements inside the bounding box of"
                  + " the circular area delimited by center and radius and M is the number of"
                  + " items inside the index.")
          .deprecated("6.2.0", "`GEOSEARCH` with the `BYRADIUS` argument")
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
    GeoSearch.run(call, GeoOptions.Form.RADIUS_READ_ONLY);
  }
}
