package dev.baton.engine.command.acl;

import dev.baton.engine.base.Entropy;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import java.util.HexFormat;

/** {@code ACL GENPASS [bits]}: hexadecimal digits of the system's own random source. */
final class AclGenPassCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("acl|genpass", -2)
          .group(Group.SERVER, "6.0.0")
          .summary(
              "Generates a pseudorandom, secure password that can be used to identify ACL users.",
              "O(1)")
          .flags(Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .build();

  private static final int BITS = 256;
  private static final int BITS_MAX = 4096;
  private static final String OUT_OF_RANGE =
      "ERR ACL GENPASS argument must be the number of bits for the output password, a positive"
          + " number up to 4096";

  private final Entropy entropy;

  AclGenPassCommand(Entropy entropy) {
    this.entropy = entropy;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    if (call.count() > 3) {
      throw Refusal.unknownSubcommand(call.arguments());
    }
    long bits = call.count() == 2 ? BITS : call.integer(2);
    if (bits <= 0 || bits > BITS_MAX) {
      throw new Refusal(OUT_OF_RANGE);
    }
    StringBuilder password = new StringBuilder();
    while (password.length() * 4L < bits) {
      password.append(HexFormat.of().toHexDigits(entropy.nextLong()));
    }
    password.setLength((int) (bits + 3) / 4);
    call.reply().bulk(password.toString());
  }
}
