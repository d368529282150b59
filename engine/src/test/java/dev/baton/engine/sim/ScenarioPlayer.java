package dev.baton.engine.sim;

import dev.baton.engine.base.HostPort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Plays the verbs of a scenario file and tells what happened.
 *
 * <pre>
 * server NAME [DIRECTIVE ; DIRECTIVE ...]  a machine with a server that is not started yet
 * start NAME [following NAME]              starts it
 * call NAME WORD ...                       a client sends one command and waits for the answer
 * run MS                                   lets virtual time pass
 * settle                                   lets time pass until all replicas agree with a primary
 * cut NAME NAME                            breaks all connections between the two
 * block NAME NAME, open NAME NAME          holds bytes of one direction back, lets them go
 * crash NAME                               ends the process without a word
 * state                                    shows role, history, offset and data of every server
 * </pre>
 */
final class ScenarioPlayer implements AutoCloseable {
  private static final long ANSWER_MS = 10_000;
  private static final long SETTLE_MS = 60_000;
  private static final long SEED = 1;

  private final Dialogue dialogue = new Dialogue();
  private final World world = new World(new Dice(SEED), Weather.CALM, dialogue);
  private final long startMs = world.timeline().nowMs();
  private final Map<String, SimServer> servers = new LinkedHashMap<>();
  private final SimClient client = world.addClient();

  /** Plays one line; returns what it showed. */
  List<String> play(String line) {
    List<String> words = List.of(line.split(" ", -1));
    List<String> rest = words.subList(1, words.size());
    switch (words.getFirst()) {
      case "server" -> addServer(rest.getFirst(), String.join(" ", rest.subList(1, rest.size())));
      case "start" -> start(server(rest.getFirst()), rest.size() > 2 ? rest.get(2) : null);
      case "call" -> call(server(rest.getFirst()), rest.subList(1, rest.size()));
      case "run" -> world.run(Long.parseLong(rest.getFirst()));
      case "settle" -> settle();
      case "cut" -> world.network().cut(host(rest.get(0)), host(rest.get(1)));
      case "block" -> world.network().block(host(rest.get(0)), host(rest.get(1)));
      case "open" -> world.network().open(host(rest.get(0)), host(rest.get(1)));
      case "crash" -> server(rest.getFirst()).crash();
      case "state" -> servers.values().forEach(this::showState);
      default -> throw new IllegalArgumentException("no such verb: " + line);
    }
    dialogue.passTo(world.timeline().nowMs() - startMs);
    return dialogue.take();
  }

  private void addServer(String name, String directives) {
    List<String> lines = new ArrayList<>();
    for (String directive : directives.split(";", -1)) {
      if (!directive.isBlank()) {
        lines.add(directive.strip());
      }
    }
    SimServer server = world.addServer(lines);
    if (!server.name().equals(name)) {
      throw new IllegalArgumentException("servers are named in order: " + server.name());
    }
    servers.put(name, server);
  }

  private void start(SimServer server, @Nullable String primary) {
    server.setPrimary(primary == null ? null : server(primary).address());
    server.start();
  }

  private void call(SimServer server, List<String> words) {
    List<String> answer = new ArrayList<>();
    HostPort address = server.address();
    client.call(address, answer::add, words.toArray(String[]::new));
    world.runUntil(ANSWER_MS, () -> !answer.isEmpty());
    dialogue.answer("answer: " + (answer.isEmpty() ? "none" : answer.getFirst().strip()));
  }

  private void settle() {
    boolean settled = world.runUntil(SETTLE_MS, this::isSettled);
    dialogue.answer(settled ? "settled" : "NOT settled");
  }

  private boolean isSettled() {
    List<Observation> up =
        servers.values().stream().filter(SimServer::isUp).map(SimServer::observe).toList();
    List<Observation> primaries = up.stream().filter(Observation::primary).toList();
    return primaries.size() == 1
        && up.stream()
            .allMatch(
                seen -> seen.primary() || (seen.linkUp() && seen.agreesWith(primaries.getFirst())));
  }

  private void showState(SimServer server) {
    if (!server.isUp()) {
      dialogue.answer(server.name() + " down");
      return;
    }
    Observation seen = server.observe();
    String role = seen.primary() ? "primary" : seen.linkUp() ? "replica" : "replica, link down";
    dialogue.answer(
        "%s %s, %s at %d, before it %s up to %d, %d keys"
            .formatted(
                seen.server(),
                role,
                seen.replicationId(),
                seen.offset(),
                seen.secondId(),
                seen.secondOffset(),
                seen.keys()));
  }

  private SimServer server(String name) {
    return Objects.requireNonNull(servers.get(name), () -> "no server " + name);
  }

  private String host(String name) {
    return server(name).host();
  }

  @Override
  public void close() {
    world.close();
  }

  /** Splits a file into its stories: comments and verbs, each verb with what it showed. */
  static List<String> replay(List<String> lines) {
    List<String> result = new ArrayList<>();
    try (ScenarioPlayer player = new ScenarioPlayer()) {
      for (String line : lines) {
        if (line.isBlank() || line.startsWith("#")) {
          result.add(line);
        } else if (!line.startsWith("  ")) {
          result.add(line);
          player.play(line).forEach(shown -> result.add("  " + shown));
        }
      }
    }
    return result;
  }

  /** The lines of a file that a person wrote: all but what was shown. */
  static List<String> script(String text) {
    return Arrays.stream(text.split("\n", -1)).filter(line -> !line.startsWith("  ")).toList();
  }
}
