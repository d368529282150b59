package dev.baton.operator.api.v1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When the kubelet pulls an image; the names are those of the Kubernetes API. */
public enum ImagePullPolicy {
  /** At every start of a container. */
  @JsonProperty("Always")
  ALWAYS("Always"),
  /** Only when the node does not have it. */
  @JsonProperty("IfNotPresent")
  IF_NOT_PRESENT("IfNotPresent"),
  /** Never: the image must have been loaded onto the node. */
  @JsonProperty("Never")
  NEVER("Never");

  private final String text;

  ImagePullPolicy(String text) {
    this.text = text;
  }

  /** Returns the name as the Kubernetes API writes it. */
  public String text() {
    return text;
  }
}
