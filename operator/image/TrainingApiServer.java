import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * Just enough of a Kubernetes API for the operator to start against while its ahead-of-time cache
 * is trained: every list is empty, every watch stays silent, every write is echoed.
 */
final class TrainingApiServer {
  private static final String NOT_FOUND =
      """
      {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"NotFound","code":404}""";
  private static final String VERSION =
      """
      {"major":"1","minor":"35","gitVersion":"v1.35.0","platform":"linux/amd64"}""";
  private static final String ALL_IS_ALLOWED =
      """
      {"kind":"SelfSubjectRulesReview","apiVersion":"authorization.k8s.io/v1","metadata":{},
       "spec":{},"status":{"incomplete":false,"nonResourceRules":[],"resourceRules":[
         {"verbs":["*"],"apiGroups":["*"],"resources":["*"]}]}}""";
  private static final String EMPTY_LIST =
      """
      {"kind":"List","apiVersion":"v1","metadata":{"resourceVersion":"1"},"items":[]}""";

  private TrainingApiServer() {}

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", TrainingApiServer::answer);
    server.start();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (exchange.getRequestHeaders().containsKey("Upgrade")) {
      send(exchange, 200, ""); // No web socket: the operator asks again over plain HTTP.
    } else if (query != null && query.contains("watch=true")) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().flush();
      // A watch without news: the exchange stays open until the operator ends it.
    } else if (path.endsWith("/selfsubjectrulesreviews")) {
      send(exchange, 201, ALL_IS_ALLOWED);
    } else if (!exchange.getRequestMethod().equals("GET")) {
      send(exchange, 200, body);
    } else if (path.equals("/version")) {
      send(exchange, 200, VERSION);
    } else if (isList(path)) {
      send(exchange, 200, EMPTY_LIST);
    } else {
      send(exchange, 404, NOT_FOUND);
    }
  }

  /** A path that ends in the plural of a kind, whether for one namespace or for all. */
  private static boolean isList(String path) {
    String[] parts = path.substring(1).split("/", -1);
    int first = parts[0].equals("api") ? 2 : 3;
    boolean isNamespaced = parts.length > first && parts[first].equals("namespaces");
    return parts.length == first + 1 || (isNamespaced && parts.length == first + 3);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
