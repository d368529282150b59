package dev.baton.operator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.baton.operator.api.v1.EngineRules;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The definition (CRD) of one resource: what the generator makes of the Java types, and then what
 * its annotations cannot say.
 */
final class GeneratedDefinition {

  private static final String HEADER =
      """
      # Generated from the types in dev.baton.operator.api.v1; do not edit.
      # Written anew by: mvn -pl operator test -Dtest=CustomResourceDefinitionTest -Drewrite
      """;

  private static final String SCHEMA = "/spec/versions/0/schema/openAPIV3Schema";

  // The engine reads a directive from one line; this is far above the longest sensible value.
  private static final int DIRECTIVE_LENGTH_MAX = 1024;

  // Without a bound the API server must assume megabytes and refuses the rules as too costly.
  private static final int QUANTITY_LENGTH_MAX = 32;

  // What Kubernetes allows; said again because the rules about names are costed by it.
  private static final int NAME_LENGTH_MAX = 253;

  // Kubernetes knows a handful of resources; the bound keeps the rules cheap.
  private static final int RESOURCES_MAX = 16;

  private static final List<String> COLUMNS =
      List.of("Primary", "Ready", "Status", "Backlog", "Age");

  private static final YAMLMapper YAML =
      new YAMLMapper(
          new YAMLFactory()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
              .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR));

  private final ObjectNode root;

  private GeneratedDefinition(ObjectNode root) {
    this.root = root;
  }

  /** Generates the definition of a resource. */
  static GeneratedDefinition of(Class<? extends HasMetadata> resource) {
    var definition = new GeneratedDefinition(generate(resource));
    definition.completeSchema();
    return definition;
  }

  /** Returns the text of the file. */
  String text() {
    try {
      return HEADER + YAML.writeValueAsString(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the schema of the served version. */
  JsonNode schema() {
    return root.at(SCHEMA);
  }

  /** Returns how large the definition is where its size is limited: as JSON. */
  int jsonBytes() {
    return root.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static ObjectNode generate(Class<? extends HasMetadata> resource) {
    var bytes = new ByteArrayOutputStream();
    new CRDGenerator()
        .customResourceClasses(resource)
        .forCRDVersions("v1")
        .withOutput(new InMemory(bytes))
        .generate();
    try {
      return (ObjectNode) YAML.readTree(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void completeSchema() {
    orderColumns((ArrayNode) root.at("/spec/versions/0/additionalPrinterColumns"));
    ObjectNode schema = (ObjectNode) root.at(SCHEMA);
    describeTopLevel(schema);
    ObjectNode spec = (ObjectNode) schema.at("/properties/spec/properties");
    checkDirectives((ObjectNode) spec.get("engine"));
    acceptAnyPodSpec((ObjectNode) spec.at("/podTemplate/properties/spec"));
    boundQuantities((ObjectNode) spec.at("/resources/properties"));
    bound(schema);
    startUnobserved((ObjectNode) schema.at("/properties/status"));
    keyLists((ObjectNode) schema.at("/properties/status/properties"));
    writeWholeNumbers(schema);
    removeRepeatedRules(schema);
  }

  /** The generator sorts by path; people read from the most to the least important. */
  private static void orderColumns(ArrayNode columns) {
    var byName = new LinkedHashMap<String, JsonNode>();
    columns.forEach(column -> byName.put(column.get("name").asText(), column));
    columns.removeAll();
    COLUMNS.forEach(name -> columns.add(byName.remove(name)));
    if (!byName.isEmpty()) {
      throw new IllegalStateException("columns without a place: " + byName.keySet());
    }
  }

  private static void describeTopLevel(ObjectNode schema) {
    schema.put("description", "One set of replicated data: a primary and replicas that follow it.");
    ObjectNode properties = (ObjectNode) schema.get("properties");
    properties
        .putObject("metadata")
        .put("type", "object")
        .putObject("properties")
        .putObject("name")
        .put("type", "string")
        .put("maxLength", NAME_LENGTH_MAX);
    // An empty default lets the defaults inside fill in, also when the whole spec is left out.
    ObjectNode spec = (ObjectNode) properties.get("spec");
    spec.put("description", "What the user wants.").putObject("default");
    ((ObjectNode) properties.get("status")).put("description", "What the operator reports.");
  }

  private static void bound(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.has("x-kubernetes-int-or-string")
        && !object.has("maxLength")) {
      object.put("maxLength", QUANTITY_LENGTH_MAX);
    }
    node.forEach(GeneratedDefinition::bound);
  }

  private static void boundQuantities(ObjectNode resources) {
    ((ObjectNode) resources.get("limits")).put("maxProperties", RESOURCES_MAX);
    ((ObjectNode) resources.get("requests")).put("maxProperties", RESOURCES_MAX);
    ((ObjectNode) resources.get("claims")).put("maxItems", RESOURCES_MAX);
  }

  /** The generator reads a record's rule twice, from the field and from the accessor. */
  private static void removeRepeatedRules(JsonNode node) {
    if (node.get("x-kubernetes-validations") instanceof ArrayNode rules) {
      var distinct = new LinkedHashSet<JsonNode>();
      rules.forEach(distinct::add);
      rules.removeAll();
      rules.addAll(distinct);
    }
    node.forEach(GeneratedDefinition::removeRepeatedRules);
  }

  /** The generator takes the map's values for objects, but a pod's spec has lists and texts too. */
  private static void acceptAnyPodSpec(ObjectNode podSpec) {
    podSpec.remove("additionalProperties");
  }

  /** {@code maxmemory-samples: 5} is a number in YAML, and meant as the text that a file has. */
  private static void checkDirectives(ObjectNode engine) {
    ArrayNode rules = engine.putArray("x-kubernetes-validations");
    for (ValidationRule rule : EngineRules.class.getAnnotationsByType(ValidationRule.class)) {
      rules.addObject().put("message", rule.message()).put("rule", rule.value());
    }
    ObjectNode value = engine.putObject("additionalProperties");
    ArrayNode anyOf = value.putArray("anyOf");
    anyOf.addObject().put("type", "integer");
    anyOf.addObject().put("type", "string");
    value.put("maxLength", DIRECTIVE_LENGTH_MAX);
    value.put("x-kubernetes-int-or-string", true);
  }

  /**
   * A resource that no operator has seen must not count as done: without a status, tools that read
   * {@code observedGeneration} take it for current.
   */
  private static void startUnobserved(ObjectNode status) {
    status.putObject("default").put("observedGeneration", -1);
  }

  private static void keyLists(ObjectNode status) {
    keyList((ObjectNode) status.get("conditions"), "type");
    keyList((ObjectNode) status.get("pods"), "name");
  }

  private static void keyList(ObjectNode list, String key) {
    list.put("x-kubernetes-list-type", "map");
    list.putArray("x-kubernetes-list-map-keys").add(key);
  }

  private static void writeWholeNumbers(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(entry -> {
            if (entry.getValue() instanceof DoubleNode number
                && number.doubleValue() == Math.rint(number.doubleValue())) {
              entry.setValue(LongNode.valueOf(number.longValue()));
            }
          });
    }
    node.forEach(GeneratedDefinition::writeWholeNumbers);
  }

  private record InMemory(ByteArrayOutputStream bytes)
      implements CRDGenerator.CRDOutput<ByteArrayOutputStream> {
    @Override
    public ByteArrayOutputStream outputFor(String name) {
      return bytes;
    }

    @Override
    public URI crdURI(String name) {
      return URI.create("file:/" + name);
    }

    @Override
    public void close() {
      // The buffer holds nothing that would have to be released.
    }
  }
}
