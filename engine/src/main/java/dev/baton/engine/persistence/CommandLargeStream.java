package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.FrozenStream;
import dev.baton.engine.structure.StreamNodeReader;

/** A large stream as the commands that make it, written in as many steps as it is shown in. */
final class CommandLargeStream extends LargeStream {
  private enum Stage {
    GROUP,
    CONSUMER,
    PENDING,
    DONE
  }

  private final CommandForms forms;
  private final CommandStreamForm form;
  private final CommandText out;
  private final Entry entry;
  private Stage stage = Stage.GROUP;

  /** {@code entry} stays on the stream's entry until all is written. */
  CommandLargeStream(
      CommandForms forms,
      CommandStreamForm form,
      CommandText out,
      Entry entry,
      FrozenStream stream) {
    super(stream);
    this.forms = forms;
    this.form = form;
    this.out = out;
    this.entry = entry;
  }

  @Override
  boolean groupItem() {
    stage = step();
    return stage != Stage.DONE;
  }

  private Stage step() {
    return switch (stage) {
      case GROUP -> groups.nextGroup() ? group() : end();
      case CONSUMER -> groups.nextConsumer() ? consumer() : Stage.GROUP;
      case PENDING -> groups.nextPending() ? pending() : Stage.CONSUMER;
      case DONE -> Stage.DONE;
    };
  }

  @Override
  void node() {
    StreamNodeReader node = stream.node();
    for (boolean isThere = node.first(); isThere; isThere = node.next()) {
      out.countItem();
      form.beginEntry(entry, node.timeMs(), node.sequence(), node.fields());
      while (node.nextField()) {
        out.element(node.name());
        out.element(node.value());
      }
    }
  }

  @Override
  void facts() {
    form.facts(entry, stream.facts());
  }

  private Stage group() {
    out.countItem();
    out.begin("XGROUP", 7);
    out.word("CREATE");
    form.key(entry);
    groupName();
    out.id(groups.lastTimeMs(), groups.lastSequence());
    out.word("ENTRIESREAD");
    out.number(groups.entriesRead());
    return Stage.CONSUMER;
  }

  private Stage consumer() {
    out.countItem();
    out.begin("XGROUP", 5);
    out.word("CREATECONSUMER");
    form.key(entry);
    groupName();
    consumerName();
    return Stage.PENDING;
  }

  private Stage pending() {
    out.countItem();
    out.begin("XCLAIM", 12);
    form.key(entry);
    groupName();
    consumerName();
    form.claim(groups.timeMs(), groups.sequence(), groups.deliveredAtMs(), groups.deliveries());
    return Stage.PENDING;
  }

  private Stage end() {
    forms.expiry(entry);
    return Stage.DONE;
  }

  private void groupName() {
    out.text(groups.groupNameAddress(), groups.groupNameLength());
  }

  private void consumerName() {
    out.text(groups.consumerNameAddress(), groups.consumerNameLength());
  }
}
