package dev.baton.engine.persistence;

import dev.baton.engine.base.Check;
import dev.baton.engine.keyspace.FrozenList;
import dev.baton.engine.keyspace.FrozenMembers;
import dev.baton.engine.keyspace.FrozenStream;
import dev.baton.engine.keyspace.FrozenValue;
import dev.baton.engine.keyspace.Type;

/** A large value in the form that smaller ones have, written in as many steps as it is shown in. */
final class RdbLargeValue implements PartWriter {
  private final Type type;
  private final FrozenValue value;
  private final RdbEncoder encoder;
  private long written;

  RdbLargeValue(Type type, FrozenValue value, RdbEncoder encoder) {
    this.type = type;
    this.value = value;
    this.encoder = encoder;
  }

  /** The number of the form. */
  int form() {
    return switch (value) {
      case FrozenList _ -> RdbFormat.TYPE_LIST_QUICKLIST_2;
      case FrozenMembers members -> {
        if (type == Type.HASH) {
          yield members.hasExpiries() ? RdbFormat.TYPE_HASH_2 : RdbFormat.TYPE_HASH;
        }
        yield type == Type.SET ? RdbFormat.TYPE_SET : RdbFormat.TYPE_SORTED_SET_2;
      }
      case FrozenStream _ -> throw noStream();
    };
  }

  /** Writes what comes before the first part. */
  void begin() {
    switch (value) {
      case FrozenList list -> encoder.length(list.nodes());
      case FrozenMembers members -> encoder.length(members.size());
      case FrozenStream _ -> throw noStream();
    }
  }

  @Override
  public boolean writeSome() {
    return switch (value) {
      case FrozenList list -> {
        boolean isMore = list.readSome(() -> node(list));
        Check.that(isMore || written == list.nodes(), "as many nodes as were announced");
        yield isMore;
      }
      case FrozenMembers members -> {
        boolean isMore = members.readSome(() -> member(members));
        Check.that(isMore || written == members.size(), "as many members as were announced");
        yield isMore;
      }
      case FrozenStream _ -> throw noStream();
    };
  }

  private static RdbFormatException noStream() {
    return new RdbFormatException("streams have a writer of their own");
  }

  private void node(FrozenList list) {
    written++;
    encoder.countItem();
    RdbListForm.node(list.stored(), encoder);
  }

  private void member(FrozenMembers member) {
    written++;
    encoder.countItem();
    encoder.string(member.textAddress(), member.textLength());
    if (type == Type.SORTED_SET) {
      encoder.score(member.score());
    } else if (type == Type.HASH) {
      encoder.string(member.valueAddress(), member.valueLength());
      if (member.hasExpiries()) {
        encoder.timeMs(member.expireAtMs());
      }
    }
  }
}
