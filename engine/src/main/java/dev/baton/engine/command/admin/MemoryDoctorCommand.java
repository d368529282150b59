package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code MEMORY DOCTOR}: what looks wrong with the use of memory, in words. */
final class MemoryDoctorCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("memory|doctor", 2)
          .group(Group.SERVER, "4.0.0")
          .summary("Outputs a memory problems report.", "O(1)")
          .tips("nondeterministic_output", "request_policy:all_shards", "response_policy:special")
          .build();

  // Below this the numbers say more about the server than about its data.
  private static final long BYTES_MIN = 5L << 20;
  private static final double PEAK_RATIO_MAX = 1.5;
  private static final double FRAGMENTATION_MAX = 1.4;
  private static final long FRAGMENTED_BYTES_MIN = 10L << 20;

  private final Supplier<MemoryFacts> facts;

  MemoryDoctorCommand(Supplier<MemoryFacts> facts) {
    this.facts = facts;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.reply().verbatim("txt", report(facts.get()));
  }

  private static String report(MemoryFacts now) {
    if (now.used() < BYTES_MIN) {
      return "This server uses too little memory for a report: "
          + now.used()
          + " bytes, of "
          + BYTES_MIN
          + " needed.\n";
    }
    List<String> findings = new ArrayList<>();
    if (MemoryFacts.ratio(now.peak(), now.used()) > PEAK_RATIO_MAX) {
      findings.add(
          "Peak memory: in the past it used more than one and a half times of what it uses now."
              + " What was freed is kept for use again.");
    }
    boolean isFragmented =
        MemoryFacts.ratio(now.committed(), now.used()) > FRAGMENTATION_MAX
            && now.committed() - now.used() > FRAGMENTED_BYTES_MIN;
    if (isFragmented) {
      findings.add(
          "High fragmentation: of what the allocator has taken from the system more than a quarter"
              + " is unused. CONFIG SET activedefrag yes moves the data together and gives the rest"
              + " back.");
    }
    if (now.clients() > now.dataset() && now.clients() > BYTES_MIN) {
      findings.add(
          "Big client buffers: connections hold more memory than the data. See CLIENT LIST and"
              + " maxmemory-clients.");
    }
    return findings.isEmpty()
        ? "Nothing looks wrong with the memory of this server.\n"
        : String.join("\n", findings) + "\n";
  }
}
