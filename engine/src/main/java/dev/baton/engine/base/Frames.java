package dev.baton.engine.base;

/**
 * What stands before and behind each text of a sequence, such as the length of a bulk string and
 * the ends of its lines: ready to be stored, for texts of up to {@link #TEXT_BYTES_MAX}.
 */
public final class Frames {
  /** The longest text that is framed. */
  public static final int TEXT_BYTES_MAX = 63;

  /** The room that writing one text may touch, which is more than the text takes. */
  public static final int ROOM_BYTES = TEXT_BYTES_MAX + 2 * Long.BYTES;

  private final long[] heads = new long[TEXT_BYTES_MAX + 1];
  private final int[] headBytes = new int[TEXT_BYTES_MAX + 1];
  private final int tail;

  /** Heads of at most eight bytes, and a tail of two. */
  public Frames(byte[][] headOfLength, byte[] tailBytes) {
    Check.that(headOfLength.length == heads.length && tailBytes.length == 2, "all have a frame");
    for (int length = 0; length < heads.length; length++) {
      byte[] head = headOfLength[length];
      Check.that(head.length <= Long.BYTES, "a head is stored at once");
      for (int at = 0; at < head.length; at++) {
        heads[length] |= (head[at] & 0xffL) << (8 * at);
      }
      headBytes[length] = head.length;
    }
    tail = (tailBytes[0] & 0xff) | (tailBytes[1] & 0xff) << 8;
  }

  /** Writes one text in its frame to where {@link #ROOM_BYTES} are free; returns its end there. */
  public long write(long text, int length, long target) {
    Native.putLongLittleEndian(target, heads[length]);
    long content = target + headBytes[length];
    Native.copy(text, content, length);
    Native.putShortLittleEndian(content + length, tail);
    return content + length + 2;
  }
}
