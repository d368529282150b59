package dev.baton.engine.command.admin;

import dev.baton.engine.command.Category;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.resp.ReplyWriter;
import java.util.List;

/** Writes specs as COMMAND and COMMAND INFO show them. */
final class SpecReply {
  private SpecReply() {}

  static void info(ReplyWriter reply, CommandSpec spec) {
    reply.array(10);
    reply.bulk(spec.fullName());
    reply.integer(spec.arity());
    List<String> flags = spec.flags().stream().filter(Flag::isShown).map(Flag::text).toList();
    statuses(reply, flags);
    KeyRange range = KeyRange.of(spec);
    reply.integer(range.first());
    reply.integer(range.last());
    reply.integer(range.step());
    statuses(reply, spec.categories().stream().map(Category::text).toList());
    reply.set(spec.tips().size());
    spec.tips().forEach(reply::bulk);
    reply.set(spec.keys().size());
    spec.keys().forEach(key -> key(reply, key));
    if (spec.subcommands().isEmpty()) {
      reply.set(0);
    } else {
      reply.array(spec.subcommands().size());
      spec.subcommands().forEach(subcommand -> info(reply, subcommand.spec()));
    }
  }

  private static void pair(ReplyWriter reply, String name, String value) {
    reply.bulk(name);
    reply.bulk(value);
  }

  private static void statuses(ReplyWriter reply, List<String> texts) {
    reply.set(texts.size());
    texts.forEach(reply::simple);
  }

  private static void key(ReplyWriter reply, KeySpec key) {
    reply.map(key.note().isEmpty() ? 3 : 4);
    if (!key.note().isEmpty()) {
      pair(reply, "notes", key.note());
    }
    reply.bulk("flags");
    statuses(reply, key.flags().stream().map(KeyFlag::text).toList());
    begin(reply, key.begin());
    span(reply, key.span());
  }

  private static void begin(ReplyWriter reply, KeySpec.Begin begin) {
    reply.bulk("begin_search");
    reply.map(2);
    switch (begin) {
      case KeySpec.Begin.At(int word) -> {
        typed(reply, "index", 1);
        number(reply, "index", word);
      }
      case KeySpec.Begin.After(String keyword, int from) -> {
        typed(reply, "keyword", 2);
        pair(reply, "keyword", keyword);
        number(reply, "startfrom", from);
      }
      case KeySpec.Begin.Unknown() -> typed(reply, "unknown", 0);
    }
  }

  private static void span(ReplyWriter reply, KeySpec.Span span) {
    reply.bulk("find_keys");
    reply.map(2);
    switch (span) {
      case KeySpec.Span.Range(int last, int step, int limit) -> {
        typed(reply, "range", 3);
        number(reply, "lastkey", last);
        number(reply, "keystep", step);
        number(reply, "limit", limit);
      }
      case KeySpec.Span.Counted(int step) -> {
        typed(reply, "keynum", 3);
        number(reply, "keynumidx", 0);
        number(reply, "firstkey", 1);
        number(reply, "keystep", step);
      }
      case KeySpec.Span.Unknown() -> typed(reply, "unknown", 0);
    }
  }

  private static void typed(ReplyWriter reply, String type, int facts) {
    pair(reply, "type", type);
    reply.bulk("spec");
    reply.map(facts);
  }

  private static void number(ReplyWriter reply, String name, int value) {
    reply.bulk(name);
    reply.integer(value);
  }
}
