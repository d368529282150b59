package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What HSCAN, SSCAN and ZSCAN do alike: passing places of a collection until about as many members
 * were seen as asked for. As in Redis the options of a missing key are not looked at.
 */
public final class MemberScan {
  /** A collection that is scanned. */
  public interface Members {
    /**
     * Tells of every member at the place of the cursor and returns the next cursor, zero at the
     * end. A collection in one block is one place.
     */
    long pass(long cursor, MemberScan scan);
  }

  private final long start;
  private final List<Bytes> found = new ArrayList<>();
  private ScanOptions options = ScanOptions.NONE;
  private long seen;

  private MemberScan(long start) {
    this.start = start;
  }

  /** Reads the cursor of {@code NAME key cursor [options]}, which is judged before the key is. */
  public static MemberScan begin(Call call) {
    return new MemberScan(ScanOptions.cursor(call, 2));
  }

  /**
   * Answers for the members of the key; null when there is no such key. {@code omission} is the
   * option that leaves values out, null where there are none.
   */
  public void reply(Call call, @Nullable String omission, @Nullable Members members) {
    long cursor = 0;
    if (members != null) {
      options = ScanOptions.parse(call, 3, omission);
      cursor = run(members);
    }
    call.reply().array(2);
    call.reply().bulk(Long.toUnsignedString(cursor));
    call.reply().array(found.size());
    found.forEach(call.reply()::bulk);
  }

  private long run(Members members) {
    long cursor = start;
    long placesLeft = options.placesMax();
    do {
      cursor = members.pass(cursor, this);
    } while (cursor != 0 && placesLeft-- > 0 && seen < options.count());
    return cursor;
  }

  /** Tells of a member without a value; returns whether it is wanted. */
  public boolean member(long address, int length) {
    seen++;
    Bytes member = Bytes.copyOf(address, length);
    boolean isWanted = options.matches(member);
    if (isWanted) {
      found.add(member);
    }
    return isWanted;
  }

  /** Whether values are to follow the members. */
  public boolean wantsValues() {
    return !options.omitsValues();
  }

  /** The value of the member told of last, which was wanted. */
  public void value(Bytes value) {
    found.add(value);
  }
}
