package dev.baton.engine.persistence;

import dev.baton.engine.base.Check;
import dev.baton.engine.keyspace.FrozenStream;
import dev.baton.engine.structure.StreamNodeReader;

/**
 * A large stream, written in as many steps as it is shown in: its nodes, what it remembers, then
 * its groups, of each what is pending and then who owns that.
 */
final class RdbLargeStream extends LargeStream {
  private enum Stage {
    GROUP,
    PENDING,
    CONSUMER,
    OWNED,
    DONE
  }

  private final int type;
  private final RdbEncoder encoder;
  private Stage stage = Stage.GROUP;
  private long written;

  /** {@code type} is the number of the form. */
  RdbLargeStream(FrozenStream stream, int type, RdbEncoder encoder) {
    super(stream);
    this.type = type;
    this.encoder = encoder;
  }

  /** Writes what comes before the first part. */
  void begin() {
    encoder.length(stream.nodes());
  }

  @Override
  boolean groupItem() {
    stage = step();
    return stage != Stage.DONE;
  }

  private Stage step() {
    return switch (stage) {
      case GROUP -> groups.nextGroup() ? group() : Stage.DONE;
      case PENDING -> groups.nextPendingOfGroup() ? pending() : consumers();
      case CONSUMER -> groups.nextConsumer() ? consumer() : Stage.GROUP;
      case OWNED -> groups.nextPending() ? owned() : Stage.CONSUMER;
      case DONE -> Stage.DONE;
    };
  }

  @Override
  void node() {
    written++;
    encoder.countItem();
    StreamNodeReader node = stream.node();
    RdbStreamForm.node(node.nodeTimeMs(), node.nodeSequence(), node.nodePacked(), encoder);
  }

  @Override
  void facts() {
    Check.that(written == stream.nodes(), "as many nodes as were announced");
    RdbStreamForm.facts(stream.facts(), encoder);
    encoder.length(groups.count());
  }

  private Stage group() {
    encoder.countItem();
    encoder.string(groups.groupNameAddress(), groups.groupNameLength());
    encoder.length(groups.lastTimeMs());
    encoder.length(groups.lastSequence());
    encoder.length(groups.entriesRead());
    encoder.length(groups.groupPendingCount());
    return Stage.PENDING;
  }

  private Stage pending() {
    encoder.identifier(groups.timeMs(), groups.sequence());
    encoder.timeMs(groups.deliveredAtMs());
    encoder.length(groups.deliveries());
    return Stage.PENDING;
  }

  private Stage consumers() {
    groups.rewindGroup();
    encoder.length(groups.consumerCount());
    return Stage.CONSUMER;
  }

  private Stage consumer() {
    encoder.countItem();
    encoder.string(groups.consumerNameAddress(), groups.consumerNameLength());
    encoder.timeMs(groups.seenAtMs());
    if (type == RdbFormat.TYPE_STREAM_3) {
      encoder.timeMs(groups.activeAtMs());
    }
    encoder.length(groups.pendingCount());
    return Stage.OWNED;
  }

  private Stage owned() {
    encoder.identifier(groups.timeMs(), groups.sequence());
    return Stage.OWNED;
  }
}
