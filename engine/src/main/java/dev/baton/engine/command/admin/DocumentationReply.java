package dev.baton.engine.command.admin;

import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.reference.Argument;
import dev.baton.engine.reference.Entry;
import dev.baton.engine.reference.Reference;
import dev.baton.engine.resp.ReplyWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what COMMAND DOCS tells of commands, leaving out what there is not to tell. */
final class DocumentationReply {
  private final ReplyWriter reply;
  private final Reference reference = new Reference();

  DocumentationReply(ReplyWriter reply) {
    this.reply = reply;
  }

  /** The full name and, as its value in a map, the documentation. */
  void named(CommandSpec spec) {
    reply.bulk(spec.fullName());
    Entry entry = reference.entry(spec.group().text(), spec.fullName());
    Map<String, Runnable> facts = new LinkedHashMap<>();
    text(facts, "summary", spec.summary());
    text(facts, "since", spec.since());
    text(facts, "group", spec.group().text());
    text(facts, "complexity", spec.complexity());
    statuses(facts, "doc_flags", flags(spec));
    text(facts, "deprecated_since", spec.deprecatedSince());
    text(facts, "replaced_by", spec.replacedBy());
    if (!entry.history().isEmpty()) {
      facts.put("history", () -> history(entry.history()));
    }
    if (!entry.arguments().isEmpty()) {
      facts.put("arguments", () -> arguments(entry.arguments()));
    }
    if (!spec.subcommands().isEmpty()) {
      facts.put(
          "subcommands",
          () -> {
            reply.map(spec.subcommands().size());
            spec.subcommands().forEach(subcommand -> named(subcommand.spec()));
          });
    }
    map(facts);
  }

  private static List<String> flags(CommandSpec spec) {
    List<String> flags = new ArrayList<>();
    if (spec.deprecatedSince() != null) {
      flags.add("deprecated");
    }
    if (spec.isInternal()) {
      flags.add("syscmd");
    }
    return flags;
  }

  private void history(List<Entry.Change> changes) {
    reply.set(changes.size());
    for (Entry.Change change : changes) {
      reply.array(2);
      reply.bulk(change.version());
      reply.bulk(change.text());
    }
  }

  private void arguments(List<Argument> arguments) {
    reply.array(arguments.size());
    arguments.forEach(this::argument);
  }

  private void argument(Argument argument) {
    Map<String, Runnable> facts = new LinkedHashMap<>();
    text(facts, "name", argument.name());
    text(facts, "type", argument.type().text());
    if (!argument.type().isGroup()) {
      text(facts, "display_text", argument.displayText());
    }
    if (argument.keySpec() != Argument.NO_KEY) {
      facts.put("key_spec_index", () -> reply.integer(argument.keySpec()));
    }
    String token = argument.token();
    if (token != null) {
      // MIGRATE has a token that is empty.
      facts.put("token", () -> reply.bulk(token));
    }
    text(facts, "since", argument.since());
    text(facts, "deprecated_since", argument.deprecatedSince());
    statuses(facts, "flags", argument.flags());
    if (argument.type().isGroup()) {
      facts.put("arguments", () -> arguments(argument.arguments()));
    }
    map(facts);
  }

  private void text(Map<String, Runnable> facts, String name, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      facts.put(name, () -> reply.bulk(text));
    }
  }

  private void statuses(Map<String, Runnable> facts, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      facts.put(
          name,
          () -> {
            reply.set(texts.size());
            texts.forEach(reply::simple);
          });
    }
  }

  private void map(Map<String, Runnable> facts) {
    reply.map(facts.size());
    facts.forEach((name, write) -> {
      reply.bulk(name);
      write.run();
    });
  }
}
