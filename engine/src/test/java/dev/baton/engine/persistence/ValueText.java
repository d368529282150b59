package dev.baton.engine.persistence;

import dev.baton.engine.base.Native;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.HashValue;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.ListValue;
import dev.baton.engine.keyspace.SetValue;
import dev.baton.engine.keyspace.SortedSetValue;
import dev.baton.engine.keyspace.StreamGroup;
import dev.baton.engine.keyspace.StreamPending;
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.structure.PackedList;
import dev.baton.engine.structure.StreamLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What a value holds, as one line for people: its encoding and its content. */
final class ValueText {
  private ValueText() {}

  static String of(Keyspace keyspace, Entry entry) {
    String content =
        switch (entry.type()) {
          case STRING -> entry.text().toString();
          case LIST -> list(keyspace.newLists().at(entry));
          case SET -> set(keyspace.newSets().at(entry));
          case SORTED_SET -> sortedSet(keyspace.newSortedSets().at(entry));
          case HASH -> hash(keyspace.newHashes().at(entry));
          case STREAM -> stream(keyspace.newStreams().at(entry));
          case NONE -> "nothing";
        };
    return entry.encoding().wireName() + " " + content;
  }

  private static String list(ListValue list) {
    List<String> all = new ArrayList<>();
    for (boolean isThere = list.first(); isThere; isThere = list.next()) {
      all.add(
          list.isNumber()
              ? Long.toString(list.number())
              : text(list.textAddress(), list.textLength()));
    }
    return all.toString();
  }

  private static String set(SetValue set) {
    TreeSet<String> all = new TreeSet<>();
    for (boolean isThere = set.first(); isThere; isThere = set.next()) {
      all.add(text(set.textAddress(), set.textLength()));
    }
    return all.toString();
  }

  private static String sortedSet(SortedSetValue set) {
    List<String> all = new ArrayList<>();
    for (boolean isThere = set.first(); isThere; isThere = set.next()) {
      all.add(text(set.textAddress(), set.textLength()) + "=" + set.score());
    }
    return all.toString();
  }

  private static String hash(HashValue hash) {
    TreeSet<String> all = new TreeSet<>();
    for (boolean isThere = hash.first(); isThere; isThere = hash.next()) {
      String field = text(hash.textAddress(), hash.textLength());
      String value = text(hash.valueAddress(), hash.valueLength());
      boolean expires = hash.expireAtMs() != Entry.NO_EXPIRY;
      all.add(field + "=" + value + (expires ? "@" + hash.expireAtMs() : ""));
    }
    return all.toString();
  }

  private static String stream(StreamValue stream) {
    StringBuilder all = new StringBuilder();
    StreamLog log = stream.log();
    for (boolean isThere = log.first(); isThere; isThere = log.next()) {
      all.append(log.timeMs()).append('-').append(log.sequence());
      log.fields();
      while (log.nextField()) {
        all.append(' ').append(element(log.name())).append('=').append(element(log.value()));
      }
      all.append(", ");
    }
    all.append("length " + stream.length());
    all.append(" last " + stream.lastTimeMs() + "-" + stream.lastSequence());
    all.append(" first " + stream.firstTimeMs() + "-" + stream.firstSequence());
    all.append(" deleted " + stream.maxDeletedTimeMs() + "-" + stream.maxDeletedSequence());
    all.append(" added " + stream.entriesAdded());
    for (boolean isThere = stream.firstGroup(); isThere; isThere = stream.nextGroup()) {
      group(stream.group(), all);
    }
    return all.toString();
  }

  private static void group(StreamGroup group, StringBuilder all) {
    all.append("; group " + text(group.nameAddress(), group.nameLength()));
    all.append(" at " + group.lastTimeMs() + "-" + group.lastSequence());
    all.append(" read " + group.entriesRead());
    StreamPending pending = group.pending();
    for (boolean isThere = pending.first(); isThere; isThere = pending.next()) {
      all.append(" pending " + pending.timeMs() + "-" + pending.sequence());
      all.append(" x" + pending.deliveries() + " at " + pending.deliveredAtMs());
      all.append(" of " + text(pending.ownerNameAddress(), pending.ownerNameLength()));
    }
    for (boolean isThere = group.firstConsumer(); isThere; isThere = group.nextConsumer()) {
      String name = text(group.consumer().nameAddress(), group.consumer().nameLength());
      all.append(" consumer " + name + " seen " + group.consumer().seenAtMs());
      all.append(" active " + group.consumer().activeAtMs());
      all.append(" owns " + group.consumer().pending().size());
    }
  }

  private static String element(PackedList element) {
    return element.isNumber()
        ? Long.toString(element.number())
        : text(element.textAddress(), element.textLength());
  }

  private static String text(long address, int length) {
    return new String(Native.toBytes(address, length), StandardCharsets.ISO_8859_1);
  }
}
