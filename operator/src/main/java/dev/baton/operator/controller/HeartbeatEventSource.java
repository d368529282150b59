package dev.baton.operator.controller;

import dev.baton.operator.api.v1.RedisReplication;
import dev.baton.operator.observe.Heartbeats;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import java.util.Set;
import java.util.function.Consumer;

/** Starts a pass the moment a heartbeat is lost or comes back. */
final class HeartbeatEventSource extends AbstractEventSource<Void, RedisReplication>
    implements ResourceEventAware<RedisReplication> {
  private final Heartbeats heartbeats;
  private final Consumer<RedisReplication> onDeleted;

  HeartbeatEventSource(Heartbeats heartbeats, Consumer<RedisReplication> onDeleted) {
    super(Void.class, "heartbeats");
    this.heartbeats = heartbeats;
    this.onDeleted = onDeleted;
  }

  @Override
  public void start() {
    super.start();
    heartbeats.onChange(this::changed);
  }

  @Override
  public Set<Void> getSecondaryResources(RedisReplication primary) {
    return Set.of();
  }

  @Override
  public void onResourceDeleted(RedisReplication resource) {
    onDeleted.accept(resource);
  }

  static String keyOf(RedisReplication resource) {
    return resource.getMetadata().getNamespace() + "/" + resource.getMetadata().getName();
  }

  private void changed(String key) {
    if (isRunning()) {
      int slash = key.indexOf('/');
      ResourceID id = new ResourceID(key.substring(slash + 1), key.substring(0, slash));
      getEventHandler().handleEvent(new Event(id));
    }
  }
}
