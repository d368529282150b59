package dev.baton.engine.command.key;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What SORT is asked for. Of an option that is given twice the last one counts, but for GET.
 *
 * @param by where the weights are, or null when elements weigh by themselves
 * @param isSorted whether there is an order to make: a pattern without a star weighs all the same
 * @param gets what is replied for each element instead of itself
 * @param offset how many elements are passed over
 * @param limit the most elements, negative for all
 * @param isDescending whether the order is turned round
 * @param isAlpha whether weights are texts
 * @param storeWord the word of the key to store into, 0 for none
 */
record SortOptions(
    @Nullable SortPattern by,
    boolean isSorted,
    List<SortPattern> gets,
    long offset,
    long limit,
    boolean isDescending,
    boolean isAlpha,
    int storeWord) {

  /** Reads the words from number 2 on; refuses what is not understood. */
  static SortOptions of(Call call, CommandSpec spec, boolean mayStore) {
    Reader reader = new Reader(call.mayReadEveryKey(spec));
    int at = 2;
    while (at < call.count()) {
      at += reader.read(call, at, mayStore);
    }
    return new SortOptions(
        reader.by,
        reader.by == null || reader.by.hasStar(),
        reader.gets,
        reader.offset,
        reader.limit,
        reader.isDescending,
        reader.isAlpha,
        reader.storeWord);
  }

  /** The same without the weights, in the order of the bytes. */
  SortOptions byText() {
    return new SortOptions(null, true, gets, offset, limit, isDescending, true, storeWord);
  }

  private static final String DENIED = " option of SORT denied due to insufficient ACL permissions";

  private static final class Reader {
    private final boolean mayReadEveryKey;
    private final List<SortPattern> gets = new ArrayList<>();
    private @Nullable SortPattern by;
    private long offset;
    private long limit = -1;
    private boolean isDescending;
    private boolean isAlpha;
    private int storeWord;

    private Reader(boolean mayReadEveryKey) {
      this.mayReadEveryKey = mayReadEveryKey;
    }

    /** Reads the option at a word and returns how many words it takes. */
    private int read(Call call, int at, boolean mayStore) {
      int left = call.count() - at - 1;
      if (call.is(at, "ASC") || call.is(at, "DESC")) {
        isDescending = call.is(at, "DESC");
        return 1;
      }
      if (call.is(at, "ALPHA")) {
        isAlpha = true;
        return 1;
      }
      if (call.is(at, "LIMIT") && left >= 2) {
        offset = call.integer(at + 1);
        limit = call.integer(at + 2);
        return 3;
      }
      return readNamed(call, at, left >= 1, mayStore);
    }

    private int readNamed(Call call, int at, boolean hasName, boolean mayStore) {
      Bytes name = hasName ? call.bytes(at + 1) : Bytes.of("");
      if (hasName && mayStore && call.is(at, "STORE")) {
        storeWord = at + 1;
      } else if (hasName && call.is(at, "BY")) {
        by = new SortPattern(name);
        check(!by.hasStar() || mayReadEveryKey, "BY");
      } else if (hasName && call.is(at, "GET")) {
        check(mayReadEveryKey, "GET");
        gets.add(new SortPattern(name));
      } else {
        throw new Refusal(Refusal.SYNTAX);
      }
      return 2;
    }

    private static void check(boolean isAllowed, String option) {
      if (!isAllowed) {
        throw new Refusal("ERR " + option + DENIED);
      }
    }
  }
}
