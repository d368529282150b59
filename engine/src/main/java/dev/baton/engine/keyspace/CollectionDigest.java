package dev.baton.engine.keyspace;

import dev.baton.engine.base.Check;

/** The content of collections in a dataset digest; each type adds its own. */
final class CollectionDigest {
  private CollectionDigest() {}

  static void add(DatasetDigest digest, byte[] sum, Entry entry) {
    Check.that(sum.length == 0, "the digest knows the content of a " + entry.type());
    digest.mix(sum, sum);
  }
}
