package dev.baton.engine.command.geo;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.Scratch;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.SortedSetValue;
import dev.baton.engine.resp.ReplyWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the members in a shape, and replies with them or stores them. */
final class GeoSearch {
  private final Call call;
  private final GeoOptions options;

  private GeoSearch(Call call, GeoOptions options) {
    this.call = call;
    this.options = options;
  }

  /** Runs one of the commands; its source key is in a word, its form says which words follow. */
  static void run(Call call, GeoOptions.Form form) {
    int source = form == GeoOptions.Form.SEARCH_STORE ? 2 : 1;
    SortedSetValue set = Places.read(call, source);
    GeoOptions options = GeoOptions.parse(call, form, set);
    new GeoSearch(call, options).run(set);
  }

  private void run(@Nullable SortedSetValue set) {
    List<Found> found = set == null ? List.of() : sorted(find(set, options.shape()));
    if (options.storeWord() != 0) {
      store(found);
    } else {
      reply(found);
    }
  }

  private List<Found> find(SortedSetValue set, Shape shape) {
    List<Found> found = new ArrayList<>();
    long limit = options.isAny() ? options.count() : Long.MAX_VALUE;
    for (Cell cell : shape.cells()) {
      boolean isThere = found.size() < limit && seek(set, cell);
      while (isThere && found.size() < limit && set.score() < cell.scoreEnd()) {
        double score = set.score();
        double distance = shape.distance(GeoHash.longitude(score), GeoHash.latitude(score));
        if (!Double.isNaN(distance)) {
          Bytes member = Bytes.copyOf(set.textAddress(), set.textLength());
          found.add(new Found(member, score, distance));
        }
        isThere = set.next();
      }
    }
    return found;
  }

  private static boolean seek(SortedSetValue set, Cell cell) {
    return set.seek(set.countBelow(cell.scoreMin(), false));
  }

  /** In the order asked for, and no more than asked for. */
  private List<Found> sorted(List<Found> found) {
    if (options.order() != GeoOptions.Order.NONE) {
      Comparator<Found> nearest = Comparator.comparingDouble(Found::distance);
      boolean isAscending = options.order() == GeoOptions.Order.ASCENDING;
      found.sort(isAscending ? nearest : nearest.reversed());
    }
    long count = options.count();
    return count == 0 || found.size() <= count ? found : found.subList(0, (int) count);
  }

  private void reply(List<Found> found) {
    ReplyWriter reply = call.reply();
    int extras = options.extras();
    reply.array(found.size());
    for (Found item : found) {
      if (extras > 0) {
        reply.array(extras + 1L);
      }
      reply.bulk(item.member());
      if (options.withDistance()) {
        Places.distance(reply, item.distance() / options.metres());
      }
      if (options.withHash()) {
        reply.integer((long) item.score());
      }
      if (options.withPlace()) {
        Places.place(reply, item.score());
      }
    }
  }

  private void store(List<Found> found) {
    int word = options.storeWord();
    if (found.isEmpty()) {
      Entry old = call.find(word);
      if (old != null) {
        call.delete(old);
        call.changed(1);
        call.notify(EventClass.GENERIC, "del", word);
      }
    } else {
      call.put(word, result(found).finish(), Entry.NO_EXPIRY);
      call.changed(found.size());
      call.notify(EventClass.SORTED_SET, options.storeEvent(), word);
    }
    call.reply().integer(found.size());
  }

  private SortedSetValue result(List<Found> found) {
    SortedSetValue result = call.keyspace().resultSortedSets().begin();
    int longest = 1;
    for (Found item : found) {
      longest = Math.max(longest, item.member().length());
    }
    Scratch text = new Scratch(longest);
    for (Found item : found) {
      byte[] member = item.member().array();
      Native.copy(member, 0, text.address(), member.length);
      double score = options.storesDistance() ? item.distance() / options.metres() : item.score();
      result.put(score, text.address(), member.length);
    }
    return result;
  }
}
