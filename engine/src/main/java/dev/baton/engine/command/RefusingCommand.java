package dev.baton.engine.command;

/** A command that is known, so that clients can ask about it, and always answers one error. */
public final class RefusingCommand implements Command {
  private final CommandSpec spec;
  private final String error;

  /** Answers every call with {@code error}, which begins with its code. */
  public RefusingCommand(CommandSpec spec, String error) {
    this.spec = spec;
    this.error = error;
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public void execute(Call call) {
    throw new Refusal(error);
  }
}
