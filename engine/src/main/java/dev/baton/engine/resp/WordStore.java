package dev.baton.engine.resp;

/** Where very long words are received, so that what is to be kept need not be copied. */
public interface WordStore {
  /** A block of so many bytes, or zero when there is no room for it. */
  long allocate(int bytes);

  /** Says that this part of a block will be written soon. */
  void expect(long address, int bytes);

  /** Takes a block back that was allocated with this length. */
  void free(long address, int bytes);
}
