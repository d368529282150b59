package dev.baton.engine.keyspace;

import dev.baton.engine.base.Check;

/** Lists: one packed list or several linked ones. */
final class ListForm implements ValueForm {
  private final PlainForm plain;

  ListForm(PlainForm plain) {
    this.plain = plain;
  }

  @Override
  public boolean dispose(Encoding encoding, long root) {
    return plain.dispose(encoding, root);
  }

  @Override
  public long copy(Encoding encoding, long root) {
    return plain.copy(encoding, root);
  }

  @Override
  public long usedBytes(Encoding encoding, long root) {
    return plain.usedBytes(encoding, root);
  }

  @Override
  public void digest(DatasetDigest digest, byte[] sum, Entry entry) {
    Check.that(sum.length == 0, "the digest knows the content of a " + entry.type());
    digest.mix(sum, sum);
  }
}
