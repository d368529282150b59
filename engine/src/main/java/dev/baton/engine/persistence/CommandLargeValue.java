package dev.baton.engine.persistence;

import dev.baton.engine.base.Check;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.FrozenList;
import dev.baton.engine.keyspace.FrozenMembers;
import dev.baton.engine.keyspace.FrozenStream;
import dev.baton.engine.keyspace.FrozenValue;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.structure.PackedList;

/** A large value as the commands that make it, written in as many steps as it is shown in. */
final class CommandLargeValue implements PartWriter {
  private final CommandForms forms;
  private final CommandText out;
  private final Entry entry;
  private final Type type;
  private final FrozenValue value;
  private long written;

  /** {@code entry} stays on the value's entry until all is written. */
  CommandLargeValue(CommandForms forms, CommandText out, Entry entry, FrozenValue value) {
    this.forms = forms;
    this.out = out;
    this.entry = entry;
    this.type = entry.type();
    this.value = value;
  }

  /** The expiry follows the last part. */
  @Override
  public boolean writeSome() {
    boolean isMore =
        switch (value) {
          case FrozenList list -> {
            boolean more = list.readSome(() -> node(list));
            Check.that(more || written == list.count(), "each command has its elements");
            yield more;
          }
          case FrozenMembers members -> {
            boolean more = members.readSome(() -> member(members));
            Check.that(more || written == members.size(), "each command has its members");
            yield more;
          }
          case FrozenStream _ -> throw new AofException("streams have a writer of their own");
        };
    if (!isMore) {
      forms.expiry(entry);
    }
    return isMore;
  }

  private void node(FrozenList list) {
    PackedList node = list.node();
    for (boolean isThere = node.first(); isThere; isThere = node.next()) {
      out.countItem();
      forms.beginIfDue("RPUSH", entry, written++, list.count(), 1);
      out.element(node);
    }
  }

  private void member(FrozenMembers member) {
    out.countItem();
    if (type == Type.HASH) {
      field(member);
      return;
    }
    boolean isSet = type == Type.SET;
    forms.beginIfDue(isSet ? "SADD" : "ZADD", entry, written++, member.size(), isSet ? 1 : 2);
    if (!isSet) {
      out.score(member.score());
    }
    out.text(member.textAddress(), member.textLength());
  }

  /** A field of a hash in which fields expire has a command of its own, so that more may follow. */
  private void field(FrozenMembers field) {
    if (field.hasExpiries()) {
      written++;
      forms.begin("HMSET", entry, 2);
    } else {
      forms.beginIfDue("HMSET", entry, written++, field.size(), 2);
    }
    out.text(field.textAddress(), field.textLength());
    out.text(field.valueAddress(), field.valueLength());
    if (field.hasExpiries() && field.expireAtMs() != Entry.NO_EXPIRY) {
      forms.fieldExpiry(entry, field.expireAtMs(), field.textAddress(), field.textLength());
    }
  }
}
