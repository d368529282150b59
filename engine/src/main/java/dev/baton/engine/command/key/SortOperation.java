package dev.baton.engine.command.key;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.ListValue;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.memory.Memory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SORT: takes the elements, weighs and orders them, cuts a part out, and replies or stores it.
 *
 * <p>Texts are compared byte by byte, as Redis does in the locale of a server. Elements of equal
 * weight are ordered by their own bytes when weights are numbers.
 */
final class SortOperation {
  private static final Bytes NOTHING = Bytes.of("");

  private record Weighed(Bytes element, double number, @Nullable Bytes text) {}

  private SortOperation() {}

  static void run(Call call, SortOptions asked) {
    SortInput input = SortInput.of(call);
    boolean isStored = asked.storeWord() != 0;
    // What replicas store must not depend on the order of a hash table.
    boolean needsOrder = isStored && input.type() == Type.SET && !asked.isSorted();
    SortOptions options = needsOrder ? asked.byText() : asked;
    List<Bytes> elements = part(ordered(call, input, options), options);
    if (isStored) {
      store(call, elements, options);
    } else {
      reply(call, elements, options);
    }
  }

  private static List<Bytes> ordered(Call call, SortInput input, SortOptions options) {
    if (!options.isSorted()) {
      boolean isTurned = options.isDescending() && input.isOrdered();
      return isTurned ? input.elements().reversed() : input.elements();
    }
    List<Weighed> weighed = new ArrayList<>();
    for (Bytes element : input.elements()) {
      weighed.add(weigh(call, element, options));
    }
    Comparator<Weighed> order =
        options.isAlpha() ? SortOperation::compareTexts : SortOperation::compareNumbers;
    weighed.sort(options.isDescending() ? Collections.reverseOrder(order) : order);
    return weighed.stream().map(Weighed::element).toList();
  }

  private static Weighed weigh(Call call, Bytes element, SortOptions options) {
    SortPattern by = options.by();
    Bytes weight = by == null ? element : by.of(call, element);
    if (options.isAlpha() || weight == null) {
      return new Weighed(element, 0, weight);
    }
    return new Weighed(element, SortWeight.of(weight), weight);
  }

  private static int compareNumbers(Weighed one, Weighed other) {
    if (one.number != other.number) {
      return one.number < other.number ? -1 : 1;
    }
    return one.element.compareTo(other.element);
  }

  /** An element without a weight comes first. */
  private static int compareTexts(Weighed one, Weighed other) {
    if (one.text == null || other.text == null) {
      return (one.text == null ? 0 : 1) - (other.text == null ? 0 : 1);
    }
    return one.text.compareTo(other.text);
  }

  private static List<Bytes> part(List<Bytes> elements, SortOptions options) {
    int size = elements.size();
    int start = (int) Math.min(Math.max(options.offset(), 0), size);
    long limit = options.limit() < 0 ? size : options.limit();
    return elements.subList(start, (int) Math.min(size, start + Math.min(limit, size)));
  }

  private static void reply(Call call, List<Bytes> elements, SortOptions options) {
    int perElement = Math.max(1, options.gets().size());
    call.reply().array((long) elements.size() * perElement);
    for (Bytes element : elements) {
      if (options.gets().isEmpty()) {
        call.reply().bulk(element);
      }
      for (SortPattern get : options.gets()) {
        Bytes value = get.of(call, element);
        if (value == null) {
          call.reply().nullBulk();
        } else {
          call.reply().bulk(value);
        }
      }
    }
  }

  private static void store(Call call, List<Bytes> elements, SortOptions options) {
    long count = (long) elements.size() * Math.max(1, options.gets().size());
    if (count == 0) {
      deleteTarget(call, options.storeWord());
    } else {
      ListValue list = call.keyspace().newLists();
      list.begin();
      for (Bytes element : elements) {
        if (options.gets().isEmpty()) {
          append(call, list, element);
        }
        for (SortPattern get : options.gets()) {
          Bytes value = get.of(call, element);
          append(call, list, value == null ? NOTHING : value);
        }
      }
      call.put(options.storeWord(), list.finish(), Entry.NO_EXPIRY);
      call.changed(count);
      call.notify(EventClass.LIST, "sortstore", options.storeWord());
    }
    call.reply().integer(count);
  }

  private static void append(Call call, ListValue list, Bytes text) {
    Memory memory = call.keyspace().memory();
    int bytes = Math.max(1, text.length());
    long copy = memory.allocate(bytes);
    memory.copyIn(text.array(), 0, copy, text.length());
    list.append(copy, text.length());
    memory.free(copy, bytes);
  }

  private static void deleteTarget(Call call, int word) {
    Entry entry = call.find(word);
    if (entry != null) {
      call.changed(entry, 1);
      call.delete(entry);
      call.notify(EventClass.GENERIC, "del", word);
    }
  }
}
