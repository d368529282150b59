package dev.baton.engine.command.list;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.keyspace.Encoding;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.ListValue;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.resp.ReplyWriter;
import dev.baton.engine.structure.PackedList;
import org.jspecify.annotations.Nullable;

/** What the commands on lists share. */
final class Lists {
  // From here on growing the list once saves more than looking at the elements twice costs.
  private static final int BATCH_MIN = 4;

  private Lists() {}

  /** Replies the element the view is on. */
  static void reply(ReplyWriter reply, ListValue list) {
    if (list.isNumber()) {
      reply.bulk(list.number());
    } else {
      reply.bulk(list.textAddress(), list.textLength());
    }
  }

  /** Replies the element that a cursor in a node is on. */
  static void reply(ReplyWriter reply, PackedList node) {
    if (node.isNumber()) {
      reply.bulk(node.number());
    } else {
      reply.bulk(node.textAddress(), node.textLength());
    }
  }

  /**
   * Adds the words from number 2 on to the list at word 1, one after the other, and replies its
   * length; a list that is not there is made, unless it must be.
   */
  static void push(Call call, ListEnd end, boolean onlyIfThere) {
    Entry entry = call.edit(1, Type.LIST);
    if (entry == null && onlyIfThere) {
      call.reply().integer(0);
      return;
    }
    ListValue list = call.keyspace().lists();
    if (entry == null) {
      list.begin();
    } else {
      list.at(entry);
    }
    int added = call.count() - 2;
    expect(call, list, added);
    for (int i = 2; i < call.count(); i++) {
      end.push(list, call.address(i), call.length(i));
    }
    long length = list.count();
    if (entry == null) {
      call.put(1, list.finish(), Entry.NO_EXPIRY);
      call.changed(added);
    } else {
      call.changed(entry, added);
    }
    call.reply().integer(length);
    call.notify(EventClass.LIST, end.pushEvent(), 1);
  }

  private static void expect(Call call, ListValue list, int added) {
    list.expect(added, textBytes(call));
    if (added >= BATCH_MIN && list.encoding() == Encoding.PACKED) {
      int packedBytes = 0;
      for (int i = 2; i < call.count(); i++) {
        packedBytes += (int) list.bytesOf(call.address(i), call.length(i));
      }
      list.reserve(packedBytes);
    }
  }

  private static long textBytes(Call call) {
    long bytes = 0;
    for (int i = 2; i < call.count(); i++) {
      bytes += call.length(i);
    }
    return bytes;
  }

  /**
   * Takes {@code count} elements, at most all, from one end of the list at a word, and replies them
   * without the header of an array.
   */
  static void pop(Call call, int keyWord, Entry entry, ListEnd end, long count) {
    ListValue list = call.keyspace().lists().at(entry);
    end.outermost(list);
    for (long i = 0; i < count; i++) {
      reply(call.reply(), list);
      end.inwards(list);
    }
    list.seek(end == ListEnd.LEFT ? 0 : -count);
    list.remove(count);
    shortened(call, keyWord, entry, list, end.popEvent(), count);
  }

  /** Says that elements are gone; a list without elements goes, too. */
  static void shortened(
      Call call, int keyWord, Entry entry, ListValue list, String event, long removed) {
    call.changed(entry, removed);
    call.notify(EventClass.LIST, event, keyWord);
    if (list.count() == 0) {
      call.delete(entry);
      call.notify(EventClass.GENERIC, "del", keyWord);
    } else {
      list.shrink();
    }
  }

  /** The number of elements of the list at word 1; 0 when it is not there. */
  static long length(Call call) {
    Entry entry = call.read(1, Type.LIST);
    return entry == null ? 0 : call.keyspace().lists().at(entry).count();
  }

  /**
   * The first of {@code count} keys from {@code firstKey} on that holds a list; 0 without one. A
   * client that has waited is served although another of its keys holds something else.
   */
  static int firstList(Call call, int firstKey, int count) {
    for (int word = firstKey; word < firstKey + count; word++) {
      Entry entry = call.isRetry() ? listOnly(call.find(word)) : call.find(word, Type.LIST);
      if (entry != null) {
        return word;
      }
    }
    return 0;
  }

  private static @Nullable Entry listOnly(@Nullable Entry entry) {
    return entry != null && entry.type() == Type.LIST ? entry : null;
  }
}
