package dev.baton.engine.persistence;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.keyspace.Database;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.StreamGroup;
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.structure.StreamFields;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Executes the commands on streams that a base without RDB consists of. */
final class ReplayedStream implements AutoCloseable {
  private static final int NODE_BYTES_MAX = 4_096;
  private static final int NODE_ENTRIES_MAX = 100;

  private final Keyspace keyspace;
  private final NativeBuffer text = new NativeBuffer(1 << 16);

  ReplayedStream(Keyspace keyspace) {
    this.keyspace = keyspace;
  }

  void execute(Database database, List<String> words) {
    switch (words.getFirst()) {
      case "XADD" -> add(database, words);
      case "XSETID" -> setLast(found(database, words.get(1)), words);
      case "XGROUP" -> group(found(database, words.get(2)), words);
      case "XCLAIM" -> claim(found(database, words.get(1)), words);
      default -> throw new AssertionError(words.getFirst());
    }
  }

  private void add(Database database, List<String> words) {
    StreamValue stream = keyspace.newStreams();
    boolean isNew = !database.find(Bytes.of(words.get(1)), keyspace.view());
    if (isNew) {
      stream.begin();
    } else {
      stream.at(keyspace.view());
    }
    if (!words.get(2).equals("MAXLEN")) {
      long[] id = id(words.get(2));
      Fields fields = new Fields(words.subList(3, words.size()));
      stream.append(id[0], id[1], fields, NODE_BYTES_MAX, NODE_ENTRIES_MAX);
    }
    if (isNew) {
      database.put(Bytes.of(words.get(1)), stream.finish(), Entry.NO_EXPIRY, 0);
    }
  }

  private void setLast(StreamValue stream, List<String> words) {
    long[] last = id(words.get(2));
    long[] deleted = id(words.get(6));
    stream.setLast(last[0], last[1]);
    stream.setEntriesAdded(Long.parseUnsignedLong(words.get(4)));
    stream.setMaxDeleted(deleted[0], deleted[1]);
  }

  private void group(StreamValue stream, List<String> words) {
    int length = words.get(3).length();
    if (words.get(1).equals("CREATE")) {
      long[] last = id(words.get(4));
      StreamGroup group = stream.addGroup(text(words.get(3)), length);
      group.setLast(last[0], last[1]);
      group.setEntriesRead(Long.parseLong(words.get(6)));
    } else {
      mustBeThere(stream.findGroup(text(words.get(3)), length));
      stream.group().addConsumer(text(words.get(4)), words.get(4).length(), 0);
    }
  }

  private void claim(StreamValue stream, List<String> words) {
    long[] id = id(words.get(5));
    mustBeThere(stream.findGroup(text(words.get(2)), words.get(2).length()));
    StreamGroup group = stream.group();
    mustBeThere(group.findConsumer(text(words.get(3)), words.get(3).length()));
    mustBeThere(!group.pending().find(id[0], id[1]));
    group.addPending(id[0], id[1], Long.parseLong(words.get(7)), Long.parseLong(words.get(9)));
    group.assign();
  }

  private StreamValue found(Database database, String key) {
    mustBeThere(database.find(Bytes.of(key), keyspace.view()));
    return keyspace.newStreams().at(keyspace.view());
  }

  private static void mustBeThere(boolean isThere) {
    if (!isThere) {
      throw new AssertionError("a command before what it needs, or twice");
    }
  }

  private static long[] id(String text) {
    String[] parts = text.split("-", -1);
    return new long[] {Long.parseUnsignedLong(parts[0]), Long.parseUnsignedLong(parts[1])};
  }

  private long text(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.ISO_8859_1);
    Native.copy(bytes, 0, text.address(), bytes.length);
    return text.address();
  }

  @Override
  public void close() {
    text.close();
  }

  private final class Fields implements StreamFields {
    private final List<String> words;

    Fields(List<String> words) {
      this.words = words;
    }

    @Override
    public int count() {
      return words.size() / 2;
    }

    @Override
    public long address(int index) {
      return text(words.get(index));
    }

    @Override
    public int length(int index) {
      return words.get(index).length();
    }
  }
}
