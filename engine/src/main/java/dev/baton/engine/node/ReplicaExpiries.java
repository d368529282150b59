package dev.baton.engine.node;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.KeyPositions;
import dev.baton.engine.command.Propagation;
import dev.baton.engine.keyspace.Database;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.resp.Arguments;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keys with an expiry that clients of a writable replica have written. The primary knows nothing of
 * them and will never say that they have expired, so the replica deletes these itself.
 */
final class ReplicaExpiries {
  private static final Bytes DEL = Bytes.of("DEL");
  // So many lookups take much less than a millisecond; the others are looked at by turns.
  private static final int LOOKED_AT_PER_TICK_MAX = 1000;

  private record Place(int databaseIndex, Bytes key) {}

  private final Keyspace keyspace;
  private final Function<Arguments, @Nullable Command> commands;
  private final Propagation propagation;
  private final KeyPositions positions = new KeyPositions();
  private final Set<Place> places = new LinkedHashSet<>();

  /** {@code commands} finds the command of a request. */
  ReplicaExpiries(
      Keyspace keyspace, Function<Arguments, @Nullable Command> commands, Propagation propagation) {
    this.keyspace = keyspace;
    this.commands = commands;
    this.propagation = propagation;
  }

  /** A client has changed what the words name. */
  void note(int databaseIndex, Arguments words) {
    if (!isHiding()) {
      return;
    }
    Command command = commands.apply(words);
    if (command != null) {
      positions.clear();
      command.spec().findKeys(words, positions);
      for (int i = 0; i < positions.count(); i++) {
        note(databaseIndex, words.bytes(positions.word(i)));
      }
    }
  }

  /** The same for words that are told in place of the client's: the key is the second. */
  void note(int databaseIndex, List<Bytes> words) {
    if (isHiding() && words.size() > 1) {
      note(databaseIndex, words.get(1));
    }
  }

  private void note(int databaseIndex, Bytes key) {
    Database database = keyspace.database(databaseIndex);
    if (database.find(key, keyspace.view()) && keyspace.view().expires()) {
      places.add(new Place(databaseIndex, key));
    }
  }

  /** Other data is here. */
  void forget() {
    places.clear();
  }

  /** Deletes those whose time has come. */
  void onTick(long nowMs) {
    if (places.isEmpty() || !keyspace.activeExpiry()) {
      return;
    }
    if (!isHiding()) {
      // A primary looks after all of its keys.
      places.clear();
      return;
    }
    for (Place place : places.stream().limit(LOOKED_AT_PER_TICK_MAX).toList()) {
      places.remove(place);
      if (isStillThere(place, nowMs)) {
        places.add(place);
      }
    }
  }

  private boolean isStillThere(Place place, long nowMs) {
    Database database = keyspace.database(place.databaseIndex());
    Entry view = keyspace.view();
    if (!database.find(place.key(), view) || !view.expires()) {
      return false;
    }
    if (!view.isExpiredAt(nowMs)) {
      return true;
    }
    database.delete(place.key());
    keyspace.statistics().countExpired();
    propagation.propagate(place.databaseIndex(), List.of(DEL, place.key()));
    return false;
  }

  private boolean isHiding() {
    return keyspace.expiryMode() == Keyspace.ExpiryMode.HIDE;
  }
}
