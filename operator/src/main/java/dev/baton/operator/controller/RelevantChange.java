package dev.baton.operator.controller;

import dev.baton.operator.api.v1.RedisReplication;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Objects;

/**
 * Lets through what a person changes: the spec, which raises the generation, annotations, labels
 * and deletion. The operator's own status writes do not start a pass.
 */
public final class RelevantChange implements OnUpdateFilter<RedisReplication> {

  @Override
  public boolean accept(RedisReplication next, RedisReplication former) {
    var now = next.getMetadata();
    var before = former.getMetadata();
    return !Objects.equals(now.getGeneration(), before.getGeneration())
        || !Objects.equals(now.getAnnotations(), before.getAnnotations())
        || !Objects.equals(now.getLabels(), before.getLabels())
        || !Objects.equals(now.getDeletionTimestamp(), before.getDeletionTimestamp())
        || next.getStatus() == null;
  }
}
