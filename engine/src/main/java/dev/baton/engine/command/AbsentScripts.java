package dev.baton.engine.command;

/**
 * Commands of scripts and of functions, neither of which is part of this version: clients that ask
 * learn what they would be, and that they are not there.
 */
public final class AbsentScripts {
  private static final String ABSENT = " Not part of this version: answers an error.";
  private static final String UNKNOWN_USE =
      "We cannot tell how the keys will be used so we assume the worst, RW and UPDATE";
  private static final String READ_ONLY_USE =
      "We cannot tell how the keys will be used so we assume the worst, RO and ACCESS";

  private final String kind;

  /** Takes what is absent, in the plural. */
  public AbsentScripts(String kind) {
    this.kind = kind;
  }

  /** A command that would run something which may write. */
  public Command writing(String name, String since, String summary, String complexity) {
    return absent(
        running(name, since)
            .flags(
                Flag.NOSCRIPT,
                Flag.SKIP_MONITOR,
                Flag.MAY_REPLICATE,
                Flag.NO_MANDATORY_KEYS,
                Flag.STALE)
            .keys(
                KeySpec.counted(2, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.UPDATE)
                    .withNote(UNKNOWN_USE)),
        summary,
        complexity);
  }

  /** A command that would run something which only reads. */
  public Command reading(String name, String since, String summary, String complexity) {
    return absent(
        running(name, since)
            .flags(
                Flag.NOSCRIPT, Flag.SKIP_MONITOR, Flag.NO_MANDATORY_KEYS, Flag.STALE, Flag.READONLY)
            .keys(KeySpec.counted(2, KeyFlag.RO, KeyFlag.ACCESS).withNote(READ_ONLY_USE)),
        summary,
        complexity);
  }

  /** A command that is described and always refuses. */
  public Command absent(CommandSpecBuilder spec, String summary, String complexity) {
    return new RefusingCommand(
        spec.summary(summary + ABSENT, complexity).build(),
        "ERR " + kind + " are not part of this version");
  }

  /** {@code container KILL}, which finds nothing that runs. */
  public Command kill(String container, String since, String summary) {
    return new RefusingCommand(
        CommandSpec.command(container + "|kill", 2)
            .group(Group.SCRIPTING, since)
            .summary(summary, "O(1)")
            .flags(Flag.NOSCRIPT, Flag.ALLOW_BUSY)
            .categories(Category.SCRIPTING)
            .tips("request_policy:all_shards", "response_policy:one_succeeded")
            .build(),
        "NOTBUSY No scripts in execution right now.");
  }

  private static CommandSpecBuilder running(String name, String since) {
    return CommandSpec.command(name, -3)
        .group(Group.SCRIPTING, since)
        .categories(Category.SCRIPTING);
  }
}
