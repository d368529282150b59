package dev.baton.engine.persistence;

/** The numbers of the RDB file format. */
final class RdbFormat {
  /** What Redis 7.2 writes and the newest every peer reads. */
  static final int VERSION_DEFAULT = 11;

  /** What Redis 7.0 writes and reads. */
  static final int VERSION_REDIS_7_0 = 10;

  // Foreign numbers lie between: peers gave 13 to 79 no meaning of their own.
  static final int VERSION_OLDEST = 1;
  static final int VERSION_NEWEST_PLAIN = 12;
  static final int VERSION_VALKEY_9 = 80;

  static final int OPCODE_FUNCTION2 = 245;
  static final int OPCODE_FUNCTION_PRE_GA = 246;
  static final int OPCODE_MODULE_AUX = 247;
  static final int OPCODE_IDLE = 248;
  static final int OPCODE_FREQ = 249;
  static final int OPCODE_AUX = 250;
  static final int OPCODE_RESIZEDB = 251;
  static final int OPCODE_EXPIRETIME_MS = 252;
  static final int OPCODE_EXPIRETIME = 253;
  static final int OPCODE_SELECTDB = 254;
  static final int OPCODE_EOF = 255;
  static final int OPCODE_SLOT_INFO = 244;

  static final int TYPE_STRING = 0;
  static final int TYPE_LIST = 1;
  static final int TYPE_SET = 2;
  static final int TYPE_SORTED_SET = 3;
  static final int TYPE_HASH = 4;
  static final int TYPE_SORTED_SET_2 = 5;
  static final int TYPE_HASH_ZIPMAP = 9;
  static final int TYPE_LIST_ZIPLIST = 10;
  static final int TYPE_SET_INTEGERS = 11;
  static final int TYPE_SORTED_SET_ZIPLIST = 12;
  static final int TYPE_HASH_ZIPLIST = 13;
  static final int TYPE_LIST_QUICKLIST = 14;
  static final int TYPE_STREAM = 15;
  static final int TYPE_HASH_PACKED = 16;
  static final int TYPE_SORTED_SET_PACKED = 17;
  static final int TYPE_LIST_QUICKLIST_2 = 18;
  static final int TYPE_STREAM_2 = 19;
  static final int TYPE_SET_PACKED = 20;
  static final int TYPE_STREAM_3 = 21;
  // In files of Valkey 9 only: Redis gave the number another meaning, for a short while.
  static final int TYPE_HASH_2 = 22;
  static final int TYPE_HASH_METADATA = 24;
  static final int TYPE_HASH_PACKED_EXPIRING = 25;

  /** A node of a list is one text. */
  static final long CONTAINER_PLAIN = 1;

  /** A node of a list is a packed list. */
  static final long CONTAINER_PACKED = 2;

  static final int LENGTH_6_BITS = 0;
  static final int LENGTH_14_BITS = 1;
  static final int LENGTH_32_BITS = 0x80;
  static final int LENGTH_64_BITS = 0x81;
  static final int ENCODING = 3;

  static final int ENCODING_INT8 = 0;
  static final int ENCODING_INT16 = 1;
  static final int ENCODING_INT32 = 2;
  static final int ENCODING_LZF = 3;

  static final int MODULE_OPCODE_EOF = 0;
  static final int MODULE_OPCODE_SIGNED = 1;
  static final int MODULE_OPCODE_UNSIGNED = 2;
  static final int MODULE_OPCODE_FLOAT = 3;
  static final int MODULE_OPCODE_DOUBLE = 4;
  static final int MODULE_OPCODE_STRING = 5;

  private RdbFormat() {}

  /** What a value type holds, for messages. */
  static String typeName(int type) {
    return switch (type) {
      case 0 -> "string";
      case 1, 10, 14, 18 -> "list";
      case 2, 11, 20 -> "set";
      case 3, 5, 12, 17 -> "sorted set";
      case 4, 9, 13, 16, 22, 23, 24, 25 -> "hash";
      case 6, 7 -> "module";
      case 15, 19, 21 -> "stream";
      default -> "unknown";
    };
  }
}
