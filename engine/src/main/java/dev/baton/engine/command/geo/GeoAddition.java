package dev.baton.engine.command.geo;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.SortedSetValue;
import dev.baton.engine.keyspace.Type;
import java.util.ArrayList;
import java.util.List;

/** The work of GEOADD, which replicas know as a ZADD of the scores. */
final class GeoAddition {
  private static final Bytes ZADD = Bytes.of("ZADD");

  private final Call call;
  private boolean onlyIfAbsent;
  private boolean onlyIfPresent;
  private boolean countsChanges;
  private int firstPlace = 2;
  private int added;
  private int updated;

  private GeoAddition(Call call) {
    this.call = call;
  }

  static void run(Call call) {
    GeoAddition addition = new GeoAddition(call);
    addition.readOptions();
    addition.run();
  }

  private void readOptions() {
    for (; firstPlace < call.count(); firstPlace++) {
      if (call.is(firstPlace, "NX")) {
        onlyIfAbsent = true;
      } else if (call.is(firstPlace, "XX")) {
        onlyIfPresent = true;
      } else if (call.is(firstPlace, "CH")) {
        countsChanges = true;
      } else {
        break;
      }
    }
    int words = call.count() - firstPlace;
    if (words % 3 != 0 || (onlyIfAbsent && onlyIfPresent)) {
      throw new Refusal(Refusal.SYNTAX);
    }
    for (int word = firstPlace; word < call.count(); word += 3) {
      Places.checkPlace(call, word);
    }
    if (words == 0) {
      throw new Refusal(Refusal.SYNTAX);
    }
  }

  private void run() {
    Entry entry = call.edit(1, Type.SORTED_SET);
    if (entry != null || !onlyIfPresent) {
      SortedSetValue set = call.keyspace().sortedSets();
      SortedSetValue target = entry == null ? set.begin() : set.at(entry);
      for (int word = firstPlace; word < call.count(); word += 3) {
        add(target, score(word), call.address(word + 2), call.length(word + 2));
      }
      if (entry == null) {
        call.put(1, target.finish(), Entry.NO_EXPIRY);
        call.changed(added + updated);
      } else if (added + updated > 0) {
        call.changed(entry, added + updated);
      }
    }
    if (added + updated > 0) {
      call.notify(EventClass.SORTED_SET, "zadd", 1);
      tell();
    }
    call.reply().integer(countsChanges ? added + updated : added);
  }

  private void add(SortedSetValue set, double score, long text, int length) {
    if (!set.find(text, length)) {
      if (!onlyIfPresent) {
        set.insert(score, text, length);
        added++;
      }
    } else if (!onlyIfAbsent && set.score() != score) {
      set.move(score, text, length);
      updated++;
    }
  }

  private double score(int word) {
    double longitude = Places.real(call, word, Refusal.SYNTAX);
    double latitude = Places.real(call, word + 1, Refusal.SYNTAX);
    return GeoHash.encode(longitude, latitude, GeoHash.STEPS);
  }

  private void tell() {
    List<Bytes> words = new ArrayList<>(List.of(ZADD));
    for (int word = 1; word < firstPlace; word++) {
      words.add(call.bytes(word));
    }
    for (int word = firstPlace; word < call.count(); word += 3) {
      words.add(Bytes.of(Long.toString((long) score(word))));
      words.add(call.bytes(word + 2));
    }
    call.propagateAs(words.toArray(Bytes[]::new));
  }
}
