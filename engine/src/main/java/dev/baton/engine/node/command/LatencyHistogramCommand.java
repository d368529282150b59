package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.metrics.CommandStatistics;
import dev.baton.engine.metrics.Histogram;
import dev.baton.engine.resp.ReplyWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** {@code LATENCY HISTOGRAM [command [command ...]]}: a container stands for its subcommands. */
final class LatencyHistogramCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("latency|histogram", -2)
          .group(Group.SERVER, "7.0.0")
          .summary(
              "Returns the cumulative distribution of latencies of a subset or all " + "commands.",
              "O(N) where N is the number of commands with latency information being "
                  + "retrieved.")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .tips("nondeterministic_output", "request_policy:all_nodes", "response_policy:special")
          .build();

  private final CommandStatistics statistics;

  LatencyHistogramCommand(CommandStatistics statistics) {
    this.statistics = statistics;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    SequencedMap<String, Histogram> found = new LinkedHashMap<>();
    for (CommandStatistics.OfCommand command : statistics.all()) {
      Histogram histogram = command.latencies();
      if (histogram != null && isWanted(call, command.name())) {
        found.put(command.name(), histogram);
      }
    }
    call.reply().map(found.size());
    found.forEach((name, histogram) -> {
      call.reply().bulk(name);
      write(call.reply(), histogram);
    });
  }

  private static boolean isWanted(Call call, String name) {
    boolean wanted = call.count() == 2;
    for (int i = 2; i < call.count(); i++) {
      String asked = call.bytes(i).toString().toLowerCase(Locale.ROOT);
      wanted |= name.equals(asked) || name.startsWith(asked + "|");
    }
    return wanted;
  }

  private static void write(ReplyWriter reply, Histogram histogram) {
    List<Histogram.Step> steps = histogram.steps();
    reply.map(2);
    reply.bulk("calls");
    reply.integer(histogram.count());
    reply.bulk("histogram_usec");
    reply.map(steps.size());
    for (Histogram.Step step : steps) {
      reply.integer(step.micros());
      reply.integer(step.count());
    }
  }
}
