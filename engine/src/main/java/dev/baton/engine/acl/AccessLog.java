package dev.baton.engine.acl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was refused, the newest first. The same refusal within a minute is counted rather than
 * written again.
 */
public final class AccessLog {
  /** Why something was refused. */
  public enum Reason {
    /** The command. */
    COMMAND("command"),
    /** A key. */
    KEY("key"),
    /** A channel. */
    CHANNEL("channel"),
    /** Name and password. */
    AUTH("auth");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** The word ACL LOG shows. */
    public String text() {
      return text;
    }
  }

  /** Where it was refused: in a call of its own or inside of a transaction. */
  public enum Context {
    /** A call of its own. */
    TOPLEVEL("toplevel"),
    /** A command of a transaction. */
    MULTI("multi");

    private final String text;

    Context(String text) {
      this.text = text;
    }

    /** The word ACL LOG shows. */
    public String text() {
      return text;
    }
  }

  /**
   * What was refused.
   *
   * @param object the command, key or channel, one character a byte
   * @param user the name of the user, one character a byte
   */
  public record Refused(Reason reason, Context context, String object, String user) {}

  /** One line of the log. */
  public static final class Entry {
    private final Refused refused;
    private final long id;
    private final long createdMs;
    private long count = 1;
    private long updatedMs;
    private String client;

    Entry(Refused refused, long id, String client, long nowMs) {
      this.refused = refused;
      this.id = id;
      this.client = client;
      createdMs = nowMs;
      updatedMs = nowMs;
    }

    /** What was refused. */
    public Refused refused() {
      return refused;
    }

    /** The number of the entry, never used again. */
    public long id() {
      return id;
    }

    /** How often it happened. */
    public long count() {
      return count;
    }

    /** The client it happened to last, as a line of CLIENT LIST. */
    public String client() {
      return client;
    }

    /** When it happened first. */
    public long createdMs() {
      return createdMs;
    }

    /** When it happened last. */
    public long updatedMs() {
      return updatedMs;
    }

    private boolean isLike(Refused other, long nowMs) {
      return refused.equals(other) && Math.abs(nowMs - updatedMs) <= SAME_WITHIN_MS;
    }
  }

  private static final long SAME_WITHIN_MS = 60_000;
  // A limited search keeps a flood of different refusals cheap.
  private static final int LOOKED_AT = 10;

  private final LongSupplier lengthMax;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private final Map<Reason, Long> totals = new EnumMap<>(Reason.class);
  private long nextId;

  /** Keeps as many entries as {@code lengthMax} says at each addition. */
  public AccessLog(LongSupplier lengthMax) {
    this.lengthMax = lengthMax;
  }

  /** Notes a refusal; {@code client} is asked for only if it is kept. */
  public void add(Refused refused, Supplier<String> client, long nowMs) {
    totals.merge(refused.reason(), 1L, Long::sum);
    if (lengthMax.getAsLong() > 0) {
      Entry known = takeSimilar(refused, nowMs);
      if (known == null) {
        entries.addFirst(new Entry(refused, nextId++, client.get(), nowMs));
      } else {
        known.count++;
        known.updatedMs = nowMs;
        known.client = client.get();
        entries.addFirst(known);
      }
    }
    while (entries.size() > lengthMax.getAsLong()) {
      entries.removeLast();
    }
  }

  /** At most {@code count} entries, the newest first. */
  public List<Entry> newest(long count) {
    return new ArrayList<>(entries.stream().limit(count).toList());
  }

  /** Forgets the entries; what is counted stays. */
  public void clear() {
    entries.clear();
  }

  /** How much was refused for a reason. */
  public long total(Reason reason) {
    return totals.getOrDefault(reason, 0L);
  }

  private @Nullable Entry takeSimilar(Refused refused, long nowMs) {
    Iterator<Entry> walk = entries.iterator();
    for (int i = 0; i < LOOKED_AT && walk.hasNext(); i++) {
      Entry entry = walk.next();
      if (entry.isLike(refused, nowMs)) {
        walk.remove();
        return entry;
      }
    }
    return null;
  }
}
