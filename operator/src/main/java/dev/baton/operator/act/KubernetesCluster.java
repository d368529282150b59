package dev.baton.operator.act;

import dev.baton.operator.api.v1.RedisReplication;
import dev.baton.operator.api.v1.RedisReplicationStatus;
import dev.baton.operator.api.v1.Storage;
import dev.baton.operator.manifest.AuthSecretManifest;
import dev.baton.operator.manifest.Blueprint;
import dev.baton.operator.manifest.Labels;
import dev.baton.operator.manifest.Names;
import dev.baton.operator.manifest.PersistentVolumeClaimManifest;
import dev.baton.operator.manifest.StatefulSetManifest;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodRole;
import dev.baton.operator.observe.WorkloadReader;
import dev.baton.operator.plan.Action;
import dev.baton.operator.plan.Shape;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes the objects of one resource during one pass. */
public final class KubernetesCluster implements Cluster {
  private static final int UNPROCESSABLE = 422;

  private final ClusterTools tools;
  private final RedisReplication resource;
  private final Observed observed;
  private final Children children;
  private boolean changed;
  private String fingerprint = "";

  /** Works on the resource as it was observed. */
  public KubernetesCluster(
      ClusterTools tools, RedisReplication resource, Observed observed, Children children) {
    this.tools = tools;
    this.resource = resource;
    this.observed = observed;
    this.children = children;
  }

  /** Whether any request that may change something was sent. */
  public boolean hasChanged() {
    return changed;
  }

  /** Tells what all objects are now, see {@link ObjectApplier}; empty when none were applied. */
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public void apply(Shape shape) {
    Blueprint blueprint = blueprint(shape.backlogBytes()).withRestart(shape.restart());
    ensurePassword(blueprint);
    List<HasMetadata> wanted = new ArrayList<>(ObjectsBesidePods.of(blueprint));
    Optional<ClusterException> failure = addStatefulSet(wanted, blueprint, shape.replicas());
    String known = tools.status().newestOf(resource).objects();
    if (known != null) {
      tools.applier().adopt(wanted, children, known);
    }
    wanted.forEach(this::apply);
    if (failure.isPresent()) {
      throw failure.get();
    }
    fingerprint = tools.applier().fingerprint(wanted);
    growVolumes(blueprint);
  }

  /** A pod template that makes no pod keeps the other objects from nothing. */
  private Optional<ClusterException> addStatefulSet(
      List<HasMetadata> wanted, Blueprint blueprint, int replicas) {
    try {
      wanted.add(statefulSet(blueprint, replicas));
      return Optional.empty();
    } catch (ClusterException e) {
      return Optional.of(e);
    }
  }

  @Override
  public String serviceAddress() {
    Names names = new Names(namespace(), resource.getMetadata().getName());
    return children
        .find(Service.class, names.primaryService())
        .map(service -> service.getSpec().getClusterIP())
        .orElse("");
  }

  /** The write carries the version that was observed: any other change since makes it fail. */
  @Override
  public void recordPrimary(Action.RecordPrimary intent) {
    guard(
        "the status of " + name(),
        () -> {
          RedisReplicationStatus status = tools.status().newestOf(resource);
          requireObserved(status);
          changed = true;
          tools.status().report(resource, intent.appliedTo(status, observed.nowMs()));
        });
  }

  @Override
  public void label(Action.Label label) {
    String value =
        switch (label.role()) {
          case PRIMARY -> "\"" + Labels.ROLE_PRIMARY + "\"";
          case REPLICA -> "\"" + Labels.ROLE_REPLICA + "\"";
          case NONE -> "null";
        };
    String patch =
        "{\"metadata\":{\"uid\":\"%s\",\"labels\":{\"%s\":%s}}}"
            .formatted(label.uid(), Labels.ROLE, value);
    guardPod(
        "patch",
        label.pod(),
        label.role() == PodRole.PRIMARY,
        () ->
            tools
                .client()
                .pods()
                .inNamespace(namespace())
                .withName(label.pod())
                .patch(PatchContext.of(PatchType.JSON_MERGE), patch));
  }

  @Override
  public void deletePod(Action.DeletePod delete) {
    String path = "/api/v1/namespaces/%s/pods/%s".formatted(namespace(), delete.pod());
    // The precondition keeps a successor of the same name from being taken for the pod observed.
    DeleteOptions options =
        new DeleteOptionsBuilder()
            .withNewPreconditions()
            .withUid(delete.uid())
            .endPreconditions()
            .build();
    guardPod("delete", delete.pod(), false, () -> tools.client().raw(path, "DELETE", options));
  }

  @Override
  public void announce(Action.Announce news) {
    tools.events().record(resource, news.reason(), news.because(), observed.nowMs());
  }

  private Blueprint blueprint(long backlogBytes) {
    Blueprint blueprint = Blueprint.of(resource, tools.defaultImage(), backlogBytes);
    return blueprint.spec().storage() == null
        ? blueprint
        : claimedSize(blueprint.names()).map(blueprint::withClaimedSize).orElse(blueprint);
  }

  /** A claim template cannot change: the one that is there is repeated as it is. */
  private Optional<Quantity> claimedSize(Names names) {
    return children
        .find(StatefulSet.class, names.statefulSet())
        .flatMap(set -> set.getSpec().getVolumeClaimTemplates().stream().findFirst())
        .map(claim -> claim.getSpec().getResources().getRequests().get("storage"));
  }

  private StatefulSet statefulSet(Blueprint blueprint, int replicas) {
    String generation = Long.toString(observed.desired().generation());
    try {
      return new StatefulSetBuilder(StatefulSetManifest.build(blueprint))
          .editMetadata()
          .addToAnnotations(WorkloadReader.GENERATION_ANNOTATION, generation)
          .endMetadata()
          .editSpec()
          .withReplicas(replicas)
          .endSpec()
          .build();
    } catch (IllegalArgumentException e) {
      throw new ClusterException(Objects.requireNonNull(e.getMessage()), true, e);
    }
  }

  /** The password is made once: a Secret that exists is never written again. */
  private void ensurePassword(Blueprint blueprint) {
    String secret = blueprint.authSecret();
    boolean ours = blueprint.spec().auth() == null;
    if (ours && children.find(Secret.class, secret).isEmpty()) {
      guard("Secret " + secret, () -> createSecret(blueprint));
    }
  }

  private void createSecret(Blueprint blueprint) {
    try {
      changed = true;
      tools.writes().note("create", "Secret");
      Secret secret = AuthSecretManifest.build(blueprint, tools.passwords().get());
      tools.client().resource(secret).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
    }
  }

  private void growVolumes(Blueprint blueprint) {
    Storage storage = blueprint.spec().storage();
    if (storage == null) {
      return;
    }
    for (int ordinal = 0; ordinal < observed.workload().replicas(); ordinal++) {
      String claim = blueprint.names().volumeClaim(ordinal);
      boolean small =
          children
              .find(PersistentVolumeClaim.class, claim)
              .map(found -> isSmaller(found, storage.size()))
              .orElse(false);
      if (small) {
        apply(PersistentVolumeClaimManifest.growth(blueprint, storage, ordinal));
      }
    }
  }

  private static boolean isSmaller(PersistentVolumeClaim claim, Quantity wanted) {
    Quantity has = claim.getSpec().getResources().getRequests().get("storage");
    return has != null && has.getNumericalAmount().compareTo(wanted.getNumericalAmount()) < 0;
  }

  private void apply(HasMetadata wanted) {
    @Nullable HasMetadata known = children.find(wanted).orElse(null);
    guard(
        wanted.getKind() + " " + wanted.getMetadata().getName(),
        () -> changed |= tools.applier().apply(wanted, known));
  }

  private void requireObserved(RedisReplicationStatus status) {
    long epoch = Objects.requireNonNullElse(status.epoch(), 0L);
    String primary = Objects.requireNonNullElse(status.primary(), "");
    if (epoch != observed.recorded().epoch() || !primary.equals(observed.recorded().primary())) {
      throw new ClusterException(
          name() + " has primary " + primary + " of epoch " + epoch + " by now");
    }
  }

  /** A pod that is gone, or is another by now, needs no label removed and no deletion. */
  private void guardPod(String verb, String pod, boolean mustExist, Runnable request) {
    try {
      changed = true;
      tools.writes().note(verb, "Pod");
      request.run();
    } catch (KubernetesClientException e) {
      boolean gone =
          e.getCode() == HttpURLConnection.HTTP_NOT_FOUND
              || e.getCode() == HttpURLConnection.HTTP_CONFLICT;
      if (mustExist || !gone) {
        throw failure("Pod " + pod, e);
      }
    }
  }

  private void guard(String object, Runnable request) {
    try {
      request.run();
    } catch (KubernetesClientException e) {
      throw failure(object, e);
    }
  }

  private static ClusterException failure(String object, KubernetesClientException e) {
    boolean refused =
        List.of(HttpURLConnection.HTTP_BAD_REQUEST, UNPROCESSABLE).contains(e.getCode());
    String words =
        e.getStatus() == null || e.getStatus().getMessage() == null
            ? String.valueOf(e.getMessage())
            : e.getStatus().getMessage();
    return new ClusterException(object + ": " + words, refused, e);
  }

  private String namespace() {
    return resource.getMetadata().getNamespace();
  }

  private String name() {
    return namespace() + "/" + resource.getMetadata().getName();
  }
}
