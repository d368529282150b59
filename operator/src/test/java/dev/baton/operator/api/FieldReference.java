package dev.baton.operator.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page for users that lists every field of a resource and every rule, from its definition. */
final class FieldReference {

  private static final String INTRODUCTION =
      """
      # RedisReplication: every field

      Generated from `crds/redisreplications.baton.dev.yaml`; the same texts are in
      `kubectl explain redisreplication.spec`. Durations are texts such as `5s` or `1m30s`,
      quantities are those of Kubernetes, such as `64Mi`.
      """;

  private final StringBuilder page = new StringBuilder(INTRODUCTION);

  private FieldReference() {}

  /** Returns the page as Markdown. */
  static String of(GeneratedDefinition definition) {
    var reference = new FieldReference();
    JsonNode schema = definition.schema();
    reference.addTable("spec", schema.at("/properties/spec"));
    reference.addTable("status", schema.at("/properties/status"));
    reference.addRules(schema);
    return reference.page.toString();
  }

  private void addTable(String title, JsonNode schema) {
    page.append("\n## ").append(title).append("\n\n| field | type | default | meaning |\n");
    page.append("|---|---|---|---|\n");
    fields("", schema).forEach(this::addRow);
  }

  private void addRow(String path, JsonNode field) {
    page.append("| `").append(path).append("` | ").append(type(field)).append(" | ");
    page.append(standard(field))
        .append(" | ")
        .append(field.path("description").asText().replace("<", "&lt;"));
    page.append(" |\n");
  }

  private void addRules(JsonNode schema) {
    page.append("\n## What the API server refuses\n\n");
    messages(schema).forEach(message -> page.append("- ").append(message).append('\n'));
  }

  private static Map<String, JsonNode> fields(String parent, JsonNode schema) {
    var fields = new LinkedHashMap<String, JsonNode>();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String path = parent + property.getKey();
      JsonNode field = property.getValue();
      // What Kubernetes itself defines needs no second description here.
      if (field.has("description")) {
        fields.put(path, field);
        fields.putAll(fields(path + ".", field));
        fields.putAll(fields(path + "[].", field.path("items")));
      }
    }
    return fields;
  }

  private static String type(JsonNode field) {
    if (field.has("enum")) {
      var names = new ArrayList<String>();
      field.get("enum").forEach(name -> names.add(name.asText()));
      return String.join(", ", names);
    }
    if (field.has("x-kubernetes-int-or-string")) {
      return "quantity";
    }
    String type = field.path("type").asText();
    return field.has("minimum")
        ? type + " " + field.get("minimum") + "-" + field.get("maximum")
        : type;
  }

  private static String standard(JsonNode field) {
    return field.path("default").isValueNode() ? "`" + field.get("default").asText() + "`" : "";
  }

  /** Returns the sentences of all rules. */
  static List<String> messages(JsonNode node) {
    var messages = new ArrayList<String>();
    node.path("x-kubernetes-validations")
        .forEach(rule -> messages.add(rule.path("message").asText()));
    node.forEach(child -> messages.addAll(messages(child)));
    return messages;
  }
}
