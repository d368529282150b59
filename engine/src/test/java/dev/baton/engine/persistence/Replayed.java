package dev.baton.engine.persistence;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.keyspace.Database;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.HashValue;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.ListValue;
import dev.baton.engine.keyspace.NewCollection;
import dev.baton.engine.keyspace.SetValue;
import dev.baton.engine.keyspace.SortedSetValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Executes the commands of a base without RDB. */
final class Replayed implements AutoCloseable {
  private static final int TEXT_BYTES_MAX = 1 << 16;

  private final byte[] text;
  private final Keyspace keyspace;
  private final NativeBuffer first = new NativeBuffer(TEXT_BYTES_MAX);
  private final NativeBuffer second = new NativeBuffer(TEXT_BYTES_MAX);
  private final ReplayedStream streams;
  private Database database;
  private int at;

  private Replayed(byte[] text, Keyspace keyspace) {
    this.text = text;
    this.keyspace = keyspace;
    this.database = keyspace.database(0);
    this.streams = new ReplayedStream(keyspace);
  }

  static void replay(byte[] text, Keyspace keyspace) {
    try (Replayed replayed = new Replayed(text, keyspace)) {
      while (replayed.at < text.length) {
        List<String> words = new ArrayList<>();
        for (int left = replayed.header('*'); left > 0; left--) {
          words.add(replayed.word());
        }
        replayed.execute(words);
      }
    }
  }

  private int header(char kind) {
    if (text[at] != kind) {
      throw new AssertionError("no " + kind + " at byte " + at);
    }
    int end = at;
    while (text[end] != '\r') {
      end++;
    }
    int number =
        Integer.parseInt(new String(text, at + 1, end - at - 1, StandardCharsets.US_ASCII));
    at = end + 2;
    return number;
  }

  private String word() {
    int length = header('$');
    at += length + 2;
    return new String(text, at - length - 2, length, StandardCharsets.ISO_8859_1);
  }

  private void execute(List<String> words) {
    String key = words.get(1);
    switch (words.getFirst()) {
      case "SELECT" -> database = keyspace.database(Integer.parseInt(key));
      case "SET" ->
          database.put(
              Bytes.of(key),
              keyspace.value().string(first(words.get(2)), words.get(2).length()),
              Entry.NO_EXPIRY,
              0);
      case "PEXPIREAT" -> database.expireAt(found(key), Long.parseLong(words.get(2)));
      case "RPUSH" -> push(key, words);
      case "SADD" -> addToSet(key, words);
      case "ZADD" -> addToSortedSet(key, words);
      case "HMSET" -> putFields(key, words);
      case "HPEXPIREAT" -> {
        HashValue hash = keyspace.newHashes().at(found(key));
        if (!hash.find(first(words.get(5)), words.get(5).length())) {
          throw new AssertionError("a field expires before it is there");
        }
        hash.putExpiry(Long.parseLong(words.get(2)));
      }
      default -> streams.execute(database, words);
    }
  }

  private void push(String key, List<String> words) {
    ListValue list = keyspace.newLists();
    boolean isNew = !database.find(Bytes.of(key), keyspace.view());
    if (isNew) {
      list.begin();
    } else {
      list.at(keyspace.view());
    }
    for (String word : words.subList(2, words.size())) {
      list.append(first(word), word.length());
    }
    if (isNew) {
      database.put(Bytes.of(key), list.finish(), Entry.NO_EXPIRY, 0);
    }
  }

  private void addToSet(String key, List<String> words) {
    SetValue set = keyspace.newSets();
    boolean isNew = !database.find(Bytes.of(key), keyspace.view());
    if (isNew) {
      set.begin();
    } else {
      set.at(keyspace.view());
    }
    for (String word : words.subList(2, words.size())) {
      mustBeNew(set.add(first(word), word.length()));
    }
    finish(key, set, isNew);
  }

  private void addToSortedSet(String key, List<String> words) {
    SortedSetValue set = keyspace.newSortedSets();
    boolean isNew = !database.find(Bytes.of(key), keyspace.view());
    if (isNew) {
      set.begin();
    } else {
      set.at(keyspace.view());
    }
    for (int i = 2; i < words.size(); i += 2) {
      String member = words.get(i + 1);
      double score = Double.parseDouble(words.get(i).replace("inf", "Infinity"));
      mustBeNew(set.put(score, first(member), member.length()));
    }
    finish(key, set, isNew);
  }

  private void putFields(String key, List<String> words) {
    HashValue hash = keyspace.newHashes();
    boolean isNew = !database.find(Bytes.of(key), keyspace.view());
    if (isNew) {
      hash.begin();
    } else {
      hash.at(keyspace.view());
    }
    for (int i = 2; i < words.size(); i += 2) {
      String value = words.get(i + 1);
      Native.copy(value.getBytes(StandardCharsets.ISO_8859_1), 0, second.address(), value.length());
      long field = first(words.get(i));
      mustBeNew(hash.put(field, words.get(i).length(), second.address(), value.length()));
    }
    finish(key, hash, isNew);
  }

  private void finish(String key, NewCollection collection, boolean isNew) {
    if (isNew) {
      database.put(Bytes.of(key), collection.finish(), Entry.NO_EXPIRY, 0);
    }
  }

  private static void mustBeNew(boolean isNew) {
    if (!isNew) {
      throw new AssertionError("a member is written twice");
    }
  }

  private Entry found(String key) {
    if (!database.find(Bytes.of(key), keyspace.view())) {
      throw new AssertionError("no key " + key);
    }
    return keyspace.view();
  }

  private long first(String word) {
    Native.copy(word.getBytes(StandardCharsets.ISO_8859_1), 0, first.address(), word.length());
    return first.address();
  }

  @Override
  public void close() {
    first.close();
    second.close();
    streams.close();
  }
}
