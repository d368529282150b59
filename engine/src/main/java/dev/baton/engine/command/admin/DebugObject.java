package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.Encoding;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.ListValue;
import dev.baton.engine.keyspace.Type;
import java.util.Locale;

/** What DEBUG OBJECT tells of a key: the fields tests look at. */
final class DebugObject {
  // The time of the last use is a number of seconds that wraps around at 24 bits.
  private static final int CLOCK_MASK = (1 << 24) - 1;

  private DebugObject() {}

  static void reply(Call call, Configuration configuration) {
    Entry entry = call.keyspace().view();
    if (!call.database().find(call.address(2), call.length(2), entry)) {
      throw new Refusal("ERR no such key");
    }
    long length = entry.type() == Type.STRING ? entry.textLength() : entry.usedBytes();
    long idleSeconds = entry.idleSeconds(call.nowMs());
    call.reply()
        .simple(
            "Value at:0x0 refcount:1 encoding:"
                + entry.encoding().wireName()
                + " serializedlength:"
                + length
                + " lru:"
                + ((call.nowMs() / 1000 - idleSeconds) & CLOCK_MASK)
                + " lru_seconds_idle:"
                + idleSeconds
                + nodes(call, entry, configuration));
  }

  /**
   * The nodes of a list that has several, as Redis names them. Compressed means that nodes inside a
   * long list may be, not that any is; the uncompressed size is that of the packed lists.
   */
  private static String nodes(Call call, Entry entry, Configuration configuration) {
    if (entry.encoding() != Encoding.LINKED) {
      return "";
    }
    ListValue list = call.keyspace().lists().at(entry);
    return String.format(
        Locale.ROOT,
        " ql_nodes:%d ql_avg_node:%.2f ql_listpack_max:%d ql_compressed:%d ql_uncompressed_size:%d",
        list.nodes(),
        (double) list.count() / list.nodes(),
        configuration.longOf("list-max-listpack-size"),
        configuration.longOf("list-compress-depth") == 0 ? 0 : 1,
        call.keyspace().newLinkedLists().at(entry.root()).plainBytes());
  }
}
