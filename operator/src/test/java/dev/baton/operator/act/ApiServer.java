package dev.baton.operator.act;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An API server as far as writing goes: it keeps what it is sent and gives it a version. */
final class ApiServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final KubernetesSerialization OBJECTS = new KubernetesSerialization();

  private final HttpServer server;
  private final List<String> requests = new ArrayList<>();
  private final List<HasMetadata> stored = new ArrayList<>();

  // Higher than the version of anything that a test makes by itself.
  private long version = 1_000;

  ApiServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  KubernetesClient client() {
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    return new KubernetesClientBuilder()
        .withConfig(new ConfigBuilder().withMasterUrl(address).withAutoConfigure(false).build())
        .build();
  }

  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  synchronized Children children() {
    return new Children(stored);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
    ObjectNode object = (ObjectNode) JSON.readTree(exchange.getRequestBody());
    ObjectNode metadata = (ObjectNode) object.get("metadata");
    metadata.put("uid", "uid-" + ++version).put("generation", 1);
    metadata.put("resourceVersion", Long.toString(version));
    byte[] body = JSON.writeValueAsBytes(object);
    if (OBJECTS.unmarshal(new String(body, StandardCharsets.UTF_8)) instanceof HasMetadata known
        && !(known instanceof GenericKubernetesResource)) {
      stored.add(known);
    }
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
