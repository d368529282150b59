package dev.baton.engine.command.list;

import dev.baton.engine.base.Integers;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.ListValue;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.memory.Memory;
import org.jspecify.annotations.Nullable;

/** Moving one element from a list to another or to the other end of the same one. */
final class ListMove {
  private final ListEnd from;
  private final ListEnd to;

  ListMove(ListEnd from, ListEnd to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Moves an element from the list at word 1 to that at word 2, which is made if need be, and
   * replies it; false, and nothing replied, when there is no first list.
   */
  boolean run(Call call) {
    Entry source = call.find(1, Type.LIST, call.keyspace().newEntry());
    if (source == null) {
      return false;
    }
    Entry target = call.find(2, Type.LIST, call.keyspace().newEntry());
    source.keepImage();
    ListValue list = call.keyspace().newLists().at(source);
    from.outermost(list);
    Lists.reply(call.reply(), list);
    // The target may be the same list, into which its own element cannot be put.
    Memory memory = call.keyspace().memory();
    int length = list.textLength();
    int bytes = Math.max(length, Integers.LONGEST);
    long copy = memory.allocate(bytes);
    if (list.isNumber()) {
      Integers.write(list.number(), copy);
    } else {
      memory.copy(list.textAddress(), copy, length);
    }
    if (target != null && isSame(source, target)) {
      rotate(call, source, list, copy, length);
    } else {
      push(call, target, copy, length);
      from.outermost(list);
      list.remove(1);
      Lists.shortened(call, 1, source, list, from.popEvent(), 1);
    }
    memory.free(copy, bytes);
    return true;
  }

  private static boolean isSame(Entry source, Entry target) {
    return source.keyAddress() == target.keyAddress();
  }

  private void rotate(Call call, Entry entry, ListValue list, long text, int length) {
    list.remove(1);
    to.push(list, text, length);
    call.notify(EventClass.LIST, to.pushEvent(), 1);
    call.changed(entry, 1);
    call.notify(EventClass.LIST, from.popEvent(), 1);
  }

  private void push(Call call, @Nullable Entry target, long text, int length) {
    ListValue list = call.keyspace().lists();
    if (target == null) {
      list.begin();
      to.push(list, text, length);
      call.put(2, list.finish(), Entry.NO_EXPIRY);
    } else {
      target.keepImage();
      to.push(list.at(target), text, length);
      call.changed(target, 0);
    }
    call.notify(EventClass.LIST, to.pushEvent(), 2);
  }
}
