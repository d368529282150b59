package dev.baton.engine.structure;

/** The fields of a stream entry on its way in: texts in native memory, names and values in turn. */
public interface StreamFields {
  /** The number of fields, which is half the number of texts. */
  int count();

  /** Where text {@code index} is; even ones are names, odd ones values. */
  long address(int index);

  /** The length of text {@code index} in bytes. */
  int length(int index);
}
