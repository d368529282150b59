package dev.baton.engine.keyspace;

/**
 * What the keyspace does with the values of one type without knowing what they hold. Each type has
 * one implementation; {@link PlainForm} does for all of them what needs no knowledge of the type.
 */
interface ValueForm {
  /** Frees one slice of a value, at most some five hundred blocks; returns whether more is left. */
  boolean dispose(Encoding encoding, long root);

  /** A copy of a whole value; returns its root. */
  long copy(Encoding encoding, long root);

  /** All bytes a value takes, those of its elements included. */
  long usedBytes(Encoding encoding, long root);

  /** Adds the content of a value to its digest, in the way of its type. */
  void digest(DatasetDigest digest, byte[] sum, Entry entry);
}
