package dev.baton.engine.command.key;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.HashValue;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.memory.Memory;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where something is found that belongs to an element: the string at a key with the element in the
 * place of the star, or behind {@code ->} a field of the hash there. A pattern of one hash sign is
 * the element itself.
 */
final class SortPattern {
  private final byte[] key;
  private final byte @Nullable [] field;
  private final int star;
  private final boolean isElement;

  SortPattern(Bytes pattern) {
    byte[] text = pattern.array();
    star = find(text, 0, '*');
    int arrow = star < 0 ? -1 : find(text, star + 1, '-');
    while (arrow >= 0 && (arrow + 1 == text.length || text[arrow + 1] != '>')) {
      arrow = find(text, arrow + 1, '-');
    }
    // An arrow with nothing behind it belongs to the key.
    boolean hasField = arrow >= 0 && arrow + 2 < text.length;
    key = hasField ? Arrays.copyOf(text, arrow) : text;
    field = hasField ? Arrays.copyOfRange(text, arrow + 2, text.length) : null;
    isElement = text.length == 1 && text[0] == '#';
  }

  /** Whether the pattern means something else for each element. */
  boolean hasStar() {
    return star >= 0;
  }

  /** What is there for an element, or null. */
  @Nullable Bytes of(Call call, Bytes element) {
    if (isElement) {
      return element;
    }
    if (star < 0) {
      return null;
    }
    Entry entry = call.find(Bytes.owning(keyFor(element.array())));
    if (entry == null) {
      return null;
    }
    if (field != null) {
      return entry.type() == Type.HASH ? value(call, entry, field) : null;
    }
    return entry.type() == Type.STRING ? entry.text() : null;
  }

  private byte[] keyFor(byte[] element) {
    byte[] name = new byte[key.length - 1 + element.length];
    System.arraycopy(key, 0, name, 0, star);
    System.arraycopy(element, 0, name, star, element.length);
    System.arraycopy(key, star + 1, name, star + element.length, key.length - star - 1);
    return name;
  }

  private static @Nullable Bytes value(Call call, Entry entry, byte[] name) {
    HashValue hash = call.keyspace().hashes().at(entry, call.nowMs());
    Memory memory = call.keyspace().memory();
    long copy = memory.allocate(Math.max(1, name.length));
    memory.copyIn(name, 0, copy, name.length);
    Bytes value = null;
    if (hash.find(copy, name.length)) {
      value =
          hash.valueIsNumber()
              ? Bytes.of(Long.toString(hash.valueNumber()))
              : Bytes.copyOf(hash.valueAddress(), hash.valueLength());
    }
    memory.free(copy, Math.max(1, name.length));
    return value;
  }

  private static int find(byte[] text, int from, char wanted) {
    for (int i = from; i < text.length; i++) {
      if (text[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
