package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.resp.ReplyWriter;
import java.util.Locale;

/** DEBUG PROTOCOL: a reply of each type, for tests of clients. */
final class DebugProtocol {
  private DebugProtocol() {}

  static void reply(Call call) {
    ReplyWriter reply = call.reply();
    switch (call.bytes(2).toString().toLowerCase(Locale.ROOT)) {
      case "string" -> reply.bulk("Hello World");
      case "integer" -> reply.integer(12345);
      case "double" -> reply.real(3.141);
      case "null" -> reply.nullBulk();
      case "array" -> {
        reply.array(3);
        replyNumbers(reply);
      }
      case "set" -> {
        reply.set(3);
        replyNumbers(reply);
      }
      case "map" -> replyMap(reply);
      case "attrib" -> replyAttribute(reply);
      case "push" -> replyPush(reply);
      case "verbatim" -> reply.verbatim("txt", "This is a verbatim\nstring");
      case "true" -> reply.bool(true);
      case "false" -> reply.bool(false);
      case "bignum" -> reply.bigNumber("1234567999999999999999999999999999999");
      default ->
          throw new Refusal(
              "ERR Wrong protocol type name. Please use one of the following: string|integer|"
                  + "double|null|array|set|map|attrib|push|verbatim|true|false");
    }
  }

  private static void replyNumbers(ReplyWriter reply) {
    for (int i = 0; i < 3; i++) {
      reply.integer(i);
    }
  }

  private static void replyMap(ReplyWriter reply) {
    reply.map(3);
    for (int i = 0; i < 3; i++) {
      reply.integer(i);
      reply.bool(i == 1);
    }
  }

  /** A push message is no reply, so one follows. */
  private static void replyPush(ReplyWriter reply) {
    if (reply.protocol() < 3) {
      throw new Refusal("ERR RESP2 is not supported by this command");
    }
    reply.push(2);
    reply.bulk("server-cpu-usage");
    reply.integer(42);
    reply.bulk("Some real reply following the push reply");
  }

  private static void replyAttribute(ReplyWriter reply) {
    if (reply.protocol() >= 3) {
      reply.attribute(1);
      reply.bulk("key-popularity");
      reply.array(2);
      reply.bulk("key:123");
      reply.integer(90);
    }
    reply.bulk("Some real reply following the attribute");
  }
}
