package dev.baton.engine.command.list;

import dev.baton.engine.command.FrozenReply;
import dev.baton.engine.keyspace.FrozenList;
import dev.baton.engine.keyspace.FrozenValue;
import dev.baton.engine.resp.ReplyWriter;
import dev.baton.engine.structure.PackedList;

/** A range of a large list, replied node by node. */
final class ListRange implements FrozenReply.Content {
  private final FrozenList list;
  private long skipped;
  private long left;

  private ListRange(FrozenList list, long first, long count) {
    this.list = list;
    this.skipped = first;
    this.left = count;
  }

  /** The {@code count} elements from number {@code first} on of a list that is held in nodes. */
  static ListRange of(FrozenValue value, long first, long count) {
    if (value instanceof FrozenList list) {
      return new ListRange(list, first, count);
    }
    throw new IllegalStateException("a list has nodes");
  }

  @Override
  public boolean write(ReplyWriter reply) {
    PackedList node = list.node();
    int elements = node.count();
    if (skipped >= elements) {
      skipped -= elements;
      return true;
    }
    boolean isThere = node.seek((int) skipped);
    skipped = 0;
    for (; isThere && left > 0; left--) {
      Lists.reply(reply, node);
      isThere = node.next();
    }
    return left > 0;
  }
}
