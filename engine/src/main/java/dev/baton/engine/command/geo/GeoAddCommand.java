package dev.baton.engine.command.geo;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code GEOADD key [NX | XX] [CH] longitude latitude member [longitude latitude member ...]} */
final class GeoAddCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("geoadd", -5)
          .group(Group.GEO, "3.2.0")
          .summary(
              "Adds one or more members to a geospatial index. The key is created if it"
                  + " doesn't exist.",
              "O(log(N)) for each item added, where N is the number of elements in the "
                  + "sorted set.")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.GEO)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.UPDATE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    GeoAddition.run(call);
  }
}
