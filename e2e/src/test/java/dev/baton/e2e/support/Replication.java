package dev.baton.e2e.support;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** One {@code RedisReplication} under test in a namespace of its own. */
public final class Replication implements AutoCloseable {
  private static final Duration GONE_DEADLINE = Duration.ofSeconds(90);
  private static final Duration SERVICE_DEADLINE = Duration.ofSeconds(30);
  private static final ResourceDefinitionContext KIND =
      new ResourceDefinitionContext.Builder()
          .withGroup("baton.dev")
          .withVersion("v1")
          .withKind("RedisReplication")
          .withPlural("redisreplications")
          .withNamespaced(true)
          .build();

  private final KubernetesClient client = Cluster.client();
  private final String namespace;
  private final String name;
  private final Moments moments;

  private Replication(String namespace, String name) {
    this.namespace = namespace;
    this.name = name;
    this.moments =
        new Moments(client.genericKubernetesResources(KIND).inNamespace(namespace).withName(name));
  }

  /** Makes an empty namespace for resource {@code name}; nothing is applied yet. */
  public static Replication named(String namespace, String name) {
    Replication replication = new Replication(namespace, name);
    replication
        .client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(namespace)
                .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                .endMetadata()
                .build())
        .serverSideApply();
    return replication;
  }

  /** The namespace. */
  public String namespace() {
    return namespace;
  }

  /** The resource's name. */
  public String name() {
    return name;
  }

  /** Applies the resource with the lines of {@code spec}, as a user does with kubectl. */
  public Replication apply(String spec) {
    Shell.Result result = tryApply(spec);
    if (result.exitCode() != 0) {
      throw new AssertionError(result.output());
    }
    return this;
  }

  /** Applies the resource and returns what kubectl said, also when it was refused. */
  public Shell.Result tryApply(String spec) {
    return Cluster.tryKubectl(manifest(spec), "apply", "-f", "-");
  }

  /** The same by server-side apply, with more options. */
  public Shell.Result tryApplyServerSide(String spec, String... options) {
    String[] words = {"apply", "--server-side", "-f", "-"};
    return Cluster.tryKubectl(manifest(spec), Cluster.join(words, options));
  }

  /** The resource with the lines of {@code spec}, as a user writes it into a file. */
  public String manifest(String spec) {
    return """
    apiVersion: baton.dev/v1
    kind: RedisReplication
    metadata: {name: %s, namespace: %s}
    spec:
    """
            .formatted(name, namespace)
        + spec.indent(2);
  }

  /** Applies a whole manifest into this namespace; it must be accepted. */
  public void applyManifest(String manifest) {
    Shell.Result result = tryManifest(manifest);
    if (result.exitCode() != 0) {
      throw new AssertionError(result.output());
    }
  }

  /** Applies a whole manifest into this namespace and returns what kubectl said. */
  public Shell.Result tryManifest(String manifest) {
    return Cluster.tryKubectl(manifest, "apply", "-n", namespace, "-f", "-");
  }

  /** Waits, with {@code kubectl wait}, until the resource is Ready for its newest generation. */
  public Replication awaitReady(Duration deadline) {
    Cluster.kubectl(
        "wait",
        "--for=condition=Ready",
        "--timeout=" + deadline.toSeconds() + "s",
        "-n",
        namespace,
        "redisreplication/" + name);
    await("the newest generation of " + name + " is observed")
        .atMost(deadline)
        .until(() ->
            Objects.equals(field("metadata", "generation"), field("status", "observedGeneration"))
                && "True".equals(conditionStatus("Ready")));
    return this;
  }

  /** Sets an annotation of the resource, as a user does with kubectl. */
  public void annotate(String key, String value) {
    Cluster.kubectl(
        "annotate", "--overwrite", "-n", namespace, "redisreplication/" + name, key + "=" + value);
  }

  /** Waits until every pod is ready and every replica follows the primary. */
  public void awaitInSync(Duration deadline) {
    await(name + " is in sync")
        .atMost(deadline)
        .until(() ->
            "True".equals(conditionStatus("Ready"))
                && "True".equals(conditionStatus("ReplicasInSync")));
  }

  /** The resource as the API server has it. */
  public GenericKubernetesResource resource() {
    return client.genericKubernetesResources(KIND).inNamespace(namespace).withName(name).require();
  }

  /** A field of the resource as text; empty when it is not there. */
  public String field(String... path) {
    GenericKubernetesResource resource = resource();
    if ("metadata".equals(path[0]) && "generation".equals(path[1])) {
      return String.valueOf(resource.getMetadata().getGeneration());
    }
    Object value = resource.getAdditionalProperties();
    for (String step : path) {
      value = value instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return value == null ? "" : value.toString();
  }

  /** The status of a condition: True, False, Unknown, or empty when it is absent. */
  public String conditionStatus(String type) {
    return condition(type, "status");
  }

  /** The reason of a condition, or empty. */
  public String conditionReason(String type) {
    return condition(type, "reason");
  }

  /** The message of a condition, or empty. */
  public String conditionMessage(String type) {
    return condition(type, "message");
  }

  private String condition(String type, String field) {
    Object status = resource().getAdditionalProperties().get("status");
    Object conditions = status instanceof Map<?, ?> map ? map.get("conditions") : null;
    if (conditions instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> condition && type.equals(condition.get("type"))) {
          return String.valueOf(condition.get(field));
        }
      }
    }
    return "";
  }

  /** The pod that is the primary by the resource's status. */
  public String primary() {
    return field("status", "primary");
  }

  /** The pods of the resource, in name order. */
  public List<Pod> pods() {
    return client
        .pods()
        .inNamespace(namespace)
        .withLabel("baton.dev/replication", name)
        .list()
        .getItems()
        .stream()
        .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
        .toList();
  }

  /** One pod. */
  public Optional<Pod> pod(String podName) {
    return Optional.ofNullable(client.pods().inNamespace(namespace).withName(podName).get());
  }

  /** How often the engine's container of a pod was started again. */
  public int restarts(String podName) {
    return pod(podName).orElseThrow().getStatus().getContainerStatuses().stream()
        .mapToInt(ContainerStatus::getRestartCount)
        .sum();
  }

  /** Where clients write: the address of the Service of the primary. */
  public HostAndPort service() {
    String address =
        client.services().inNamespace(namespace).withName(name).require().getSpec().getClusterIP();
    return new HostAndPort(address, 6379);
  }

  /** The password of the default user. */
  public String password() {
    Secret secret = client.secrets().inNamespace(namespace).withName(name + "-auth").require();
    return new String(
        Base64.getDecoder().decode(secret.getData().get("password")), StandardCharsets.UTF_8);
  }

  /**
   * A connection through the Service, tried again for a while: for a look at the data, where a
   * moment without a way to it is not the question. Each node learns of a change of the Service's
   * endpoints in its own time, and this test is on another node than the operator.
   */
  public Jedis awaitConnection() {
    return await(name + " answers through its Service")
        .atMost(SERVICE_DEADLINE)
        .ignoreException(JedisConnectionException.class)
        .until(() -> connectPatiently(service(), password()), Objects::nonNull);
  }

  /** A connection to one pod. */
  public Jedis connectToPod(String podName) {
    String address = pod(podName).orElseThrow().getStatus().getPodIP();
    return connectPatiently(new HostAndPort(address, 6379), password());
  }

  /** Whether a pod lets a client with this password in; a pod that does not answer does not. */
  public boolean accepts(String podName, String password) {
    String address = pod(podName).orElseThrow().getStatus().getPodIP();
    try (Jedis connection = connectPatiently(new HostAndPort(address, 6379), password)) {
      return "PONG".equals(connection.ping());
    } catch (JedisException refused) {
      return false;
    }
  }

  /** A connection to one address with one password that gives up soon, to try again elsewhere. */
  public static Jedis connect(HostAndPort target, String password) {
    return connect(target, password, Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  /**
   * A connection to one address with one password, as patient as those of most client libraries:
   * for clients that must not see an error, however slow the machine is.
   */
  public static Jedis connectPatiently(HostAndPort target, String password) {
    return connect(target, password, Duration.ofSeconds(5), Duration.ofSeconds(10));
  }

  private static Jedis connect(
      HostAndPort target, String password, Duration connecting, Duration answering) {
    return new Jedis(
        target,
        DefaultJedisClientConfig.builder()
            .password(password)
            .connectionTimeoutMillis(Math.toIntExact(connecting.toMillis()))
            .socketTimeoutMillis(Math.toIntExact(answering.toMillis()))
            .build());
  }

  /** Waits until the status names another primary than {@code podName}. */
  public void awaitPrimaryOtherThan(String podName, Duration deadline) {
    await("the primary is no longer " + podName)
        .atMost(deadline)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> !podName.equals(primary()));
  }

  /** Waits until a new pod stands under the name of the one with {@code oldUid}. */
  public void awaitPodReplaced(String podName, String oldUid, Duration deadline) {
    await(podName + " is replaced")
        .atMost(deadline)
        .until(() ->
            pod(podName).filter(pod -> !oldUid.equals(pod.getMetadata().getUid())).isPresent());
  }

  /** Waits until there are {@code count} pods, those that are still ending included. */
  public void awaitPods(int count, Duration deadline) {
    await(name + " has " + count + " pods").atMost(deadline).until(() -> pods().size() == count);
  }

  /** Fails the primary over until it runs on another node than {@code node}. */
  public void movePrimaryOff(String node) {
    while (node.equals(pod(primary()).orElseThrow().getSpec().getNodeName())) {
      String previous = primary();
      Faults.killEngine(this, previous);
      awaitPrimaryOtherThan(previous, Duration.ofSeconds(30));
      awaitReady(Duration.ofMinutes(1));
    }
  }

  /** Deletes the namespace, waits until it is gone and has every moment of the resource judged. */
  @Override
  public void close() {
    moments.close();
    client.namespaces().withName(namespace).delete();
    await("namespace " + namespace + " is gone")
        .atMost(GONE_DEADLINE)
        .until(() -> client.namespaces().withName(namespace).get() == null);
    moments.judge();
  }
}
