package dev.baton.engine.command;

/** {@code CONTAINER HELP}: tells people what the container's subcommands do. */
public final class HelpCommand implements Command {
  private final String container;
  private final CommandSpec spec;

  /** Takes the container's name in lower case, and the access classes beside that of slow ones. */
  public HelpCommand(String container, Group group, String since, Category... categories) {
    this.container = container;
    spec =
        CommandSpec.command(container + "|help", 2)
            .group(group, since)
            .summary("Returns helpful text about the different subcommands.", "O(1)")
            .flags(Flag.LOADING, Flag.STALE)
            .categories(categories)
            .build();
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public void execute(Call call) {
    Help.reply(call, container);
  }
}
