package dev.baton.engine.keyspace;

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
    ListValue list = new ListValue(entry.store()).at(entry);
    for (boolean isThere = list.first(); isThere; isThere = list.next()) {
      if (list.isNumber()) {
        digest.mixNumber(sum, list.number());
      } else {
        digest.mix(sum, list.textAddress(), list.textLength());
      }
    }
  }
}
