package dev.baton.engine.keyspace;

import dev.baton.engine.structure.Table;
import java.util.function.LongConsumer;

/**
 * The old images of members that changed before a cut could read them, and the names of members to
 * be passed over: those that are new, and those that were read and then moved ahead of the reading.
 */
final class KeptMembers {
  private static final long NONE = 0;

  private final FrozenValues frozen;
  private final MemberBlocks blocks;
  private final Table table;
  private long address = NONE;

  /** {@code table} is a view on tables of such blocks, which others may set elsewhere. */
  KeptMembers(FrozenValues frozen, MemberBlocks blocks, Table table) {
    this.frozen = frozen;
    this.blocks = blocks;
    this.table = table;
  }

  boolean has(long hash, long text, int length) {
    if (address == NONE) {
      return false;
    }
    table.at(address).seek(hash);
    for (long image = table.next(); image != 0; image = table.next()) {
      if (blocks.hasText(image, text, length)) {
        return true;
      }
    }
    return false;
  }

  void keepImage(long hash, long member) {
    keep(hash, blocks.copy(member));
  }

  void keepName(long hash, long text, int length) {
    keep(hash, blocks.createName(text, length));
  }

  private void keep(long hash, long image) {
    if (address == NONE) {
      address = table.create();
    }
    table.at(address).insert(hash, image);
    frozen.addKeptBytes(blocks.usedBytes(image));
  }

  /**
   * Shows some images to {@code visitor} and frees them; returns whether something is left. After
   * the first call nothing may be kept any more.
   */
  boolean readSome(LongConsumer visitor) {
    if (address == NONE) {
      return false;
    }
    boolean isLeft = table.at(address).dispose((image, _) -> readAndFree(image, visitor));
    if (!isLeft) {
      address = NONE;
    }
    return isLeft;
  }

  private void readAndFree(long image, LongConsumer visitor) {
    if (!blocks.isName(image)) {
      visitor.accept(image);
    }
    frozen.addKeptBytes(-blocks.usedBytes(image));
    blocks.free(image);
  }
}
