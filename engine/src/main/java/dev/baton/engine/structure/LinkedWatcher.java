package dev.baton.engine.structure;

/** Is told of every change of the nodes of linked packed lists before it happens. */
public interface LinkedWatcher {
  /** Needs to know nothing. */
  LinkedWatcher NOBODY =
      new LinkedWatcher() {
        @Override
        public void beforeChange(long list, long node, long packed) {}

        @Override
        public void afterLink(long list, long node) {}

        @Override
        public void beforeUnlink(long list, long node, long packed, long next) {}

        @Override
        public void beforeEnd(long list) {}
      };

  /** The packed list of a node is about to change. */
  void beforeChange(long list, long node, long packed);

  /** A node was linked in whose elements are new, or came from a node that was told to change. */
  void afterLink(long list, long node);

  /** A node, which {@code next} follows if that is not zero, is about to be unlinked and freed. */
  void beforeUnlink(long list, long node, long packed, long next);

  /** The list's own block, to which no node is linked any more, is about to be freed. */
  void beforeEnd(long list);
}
