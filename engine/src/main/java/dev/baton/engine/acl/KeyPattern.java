package dev.baton.engine.acl;

import dev.baton.engine.base.Glob;

/** A pattern of keys that may be read, written or both. */
record KeyPattern(String pattern, Glob glob, boolean reads, boolean writes) {
  static KeyPattern of(String pattern, boolean reads, boolean writes) {
    return new KeyPattern(pattern, new Glob(Octets.bytes(pattern)), reads, writes);
  }

  /** Whether keys of the pattern may be used in this way. */
  boolean covers(boolean toRead, boolean toWrite) {
    return (reads || !toRead) && (writes || !toWrite);
  }

  /** The same with more rights. */
  KeyPattern with(boolean toRead, boolean toWrite) {
    return new KeyPattern(pattern, glob, reads || toRead, writes || toWrite);
  }

  /** The rule that makes it. */
  String rule() {
    return reads && writes ? "~" + pattern : (reads ? "%R~" : "%W~") + pattern;
  }
}
