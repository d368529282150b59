package dev.baton.engine.command.geo;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/**
 * {@code GEOSEARCH key FROMMEMBER member | FROMLONLAT longitude latitude BYRADIUS radius unit |
 * BYBOX width height unit [ASC | DESC] [COUNT count [ANY]] [WITHCOORD] [WITHDIST] [WITHHASH]}
 */
final class GeoSearchCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("geosearch", -7)
          .group(Group.GEO, "6.2.0")
          .summary(
              "Queries a geospatial index for members inside an area of a box or a circle.",
              "O(N+log(M)) where N is the number of elements in the grid-aligned "
                  + "bounding box area around the shape provided as the filter and M is the "
                  + "number of items inside the shape")
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
    GeoSearch.run(call, GeoOptions.Form.SEARCH);
  }
}
