package dev.baton.engine.structure;

/** Is told of every change of the nodes of stream logs before it happens. */
public interface StreamWatcher {
  /** Needs to know nothing. */
  StreamWatcher NOBODY =
      new StreamWatcher() {
        @Override
        public void beforeNodeChange(long log, long timeMs, long sequence, long packed) {}

        @Override
        public void beforeNodeLink(long log, long timeMs, long sequence) {}
      };

  /** The packed list of the node with this identifier is about to change or to be freed. */
  void beforeNodeChange(long log, long timeMs, long sequence, long packed);

  /** A node with this identifier, whose entries are new, is about to be linked in. */
  void beforeNodeLink(long log, long timeMs, long sequence);
}
