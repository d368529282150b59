package dev.baton.engine.command.string;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.resp.ReplyWriter;
import java.util.List;

/**
 * {@code LCS key1 key2 [LEN] [IDX] [MINMATCHLEN length] [WITHMATCHLEN]}
 *
 * <p>Options are checked after the keys have been looked up, as in Redis.
 */
final class LcsCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("lcs", -3)
          .group(Group.STRING, "7.0.0")
          .summary(
              "Finds the longest common substring.",
              "O(N*M) where N and M are the lengths of s1 and s2, respectively")
          .flags(Flag.READONLY)
          .categories(Category.STRING)
          .keys(KeySpec.range(1, 1, 1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    byte[] first = text(call, 1);
    byte[] second = text(call, 2);
    boolean wantsLength = false;
    boolean wantsRanges = false;
    boolean withLengths = false;
    long lengthMin = 0;
    for (int i = 3; i < call.count(); i++) {
      if (call.is(i, "IDX")) {
        wantsRanges = true;
      } else if (call.is(i, "LEN")) {
        wantsLength = true;
      } else if (call.is(i, "WITHMATCHLEN")) {
        withLengths = true;
      } else if (call.is(i, "MINMATCHLEN") && i + 1 < call.count()) {
        lengthMin = call.integer(++i);
      } else {
        throw new Refusal(Refusal.SYNTAX);
      }
    }
    if (wantsLength && wantsRanges) {
      throw new Refusal("ERR If you want both the length and indexes, please just use IDX.");
    }
    checkMemory(call, first.length, second.length);
    CommonSubsequence common = new CommonSubsequence(first, second);
    if (wantsRanges) {
      replyRanges(call, common, lengthMin, withLengths);
    } else if (wantsLength) {
      call.reply().integer(common.length());
    } else {
      call.reply().bulk(common.bytes());
    }
  }

  private static byte[] text(Call call, int index) {
    Entry entry = call.read(index);
    if (entry == null) {
      return new byte[0];
    }
    if (entry.type() != Type.STRING) {
      throw new Refusal("ERR The specified keys must contain string values");
    }
    return entry.text().array();
  }

  /** Redis's limit: four bytes a cell, although here one bit is enough. */
  private static void checkMemory(Call call, long first, long second) {
    if ((first + 1) * (second + 1) > call.settings().bulkBytesMax() / Integer.BYTES) {
      throw new Refusal(
          "ERR Insufficient memory, transient memory for LCS exceeds proto-max-bulk-len");
    }
  }

  private static void replyRanges(
      Call call, CommonSubsequence common, long lengthMin, boolean withLengths) {
    List<CommonSubsequence.Match> matches =
        common.matches().stream().filter(match -> match.length() >= lengthMin).toList();
    ReplyWriter reply = call.reply();
    reply.map(2);
    reply.bulk("matches");
    reply.array(matches.size());
    for (CommonSubsequence.Match match : matches) {
      reply.array(withLengths ? 3 : 2);
      replyRange(reply, match.first(), match.length());
      replyRange(reply, match.second(), match.length());
      if (withLengths) {
        reply.integer(match.length());
      }
    }
    reply.bulk("len");
    reply.integer(common.length());
  }

  private static void replyRange(ReplyWriter reply, int start, int length) {
    reply.array(2);
    reply.integer(start);
    reply.integer(start + length - 1L);
  }
}
