package dev.baton.engine.command.geo;

import dev.baton.engine.command.Command;
import java.util.List;

/** The table of the commands on places. */
public final class GeoCommands {
  private GeoCommands() {}

  /** One of each. */
  public static List<Command> all() {
    return List.of(
        new GeoAddCommand(),
        new GeoDistCommand(),
        new GeoHashCommand(),
        new GeoPosCommand(),
        new GeoRadiusByMemberCommand(),
        new GeoRadiusByMemberRoCommand(),
        new GeoRadiusCommand(),
        new GeoRadiusRoCommand(),
        new GeoSearchCommand(),
        new GeoSearchStoreCommand());
  }
}
