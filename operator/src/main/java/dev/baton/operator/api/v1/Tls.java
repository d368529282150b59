package dev.baton.operator.api.v1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Objects;

/**
 * Encryption of every connection: of clients, between the pods, and of the operator.
 *
 * @param secretName Secret of the same namespace with certificate, key and authority
 * @param clientCertificates whether clients must show a certificate
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Tls(
    @Required
        @Size(min = 1, max = 253)
        @JsonPropertyDescription(
            "Secret of the same namespace, of type kubernetes.io/tls, with the keys 'tls.crt',"
                + " 'tls.key' and 'ca.crt'; cert-manager makes such Secrets. A renewed Secret is"
                + " taken by running pods without a restart.")
        @ValidationRule(
            value = "self.matches('^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$')",
            message =
                "tls.secretName must be the name of a Secret: a-z, 0-9, '-' and '.', such as"
                    + " orders-tls")
        String secretName,
    @Default("None")
        @JsonPropertyDescription(
            "Whether clients must show a certificate that 'ca.crt' has signed. With Required the"
                + " certificate of the Secret must be good for clients too, for pods and operator"
                + " show it. Default None: the password is enough.")
        ClientCertificates clientCertificates) {

  /** The key of the Secret with the certificate and its intermediates. */
  public static final String CERTIFICATE_KEY = "tls.crt";

  /** The key of the Secret with the private key. */
  public static final String PRIVATE_KEY_KEY = "tls.key";

  /** The key of the Secret with the certificates of the authorities. */
  public static final String AUTHORITY_KEY = "ca.crt";

  /** All keys that the Secret must have. */
  public static final List<String> KEYS = List.of(CERTIFICATE_KEY, PRIVATE_KEY_KEY, AUTHORITY_KEY);

  /** Whether clients must show a certificate. */
  public enum ClientCertificates {
    /** They are not asked for one. */
    @JsonProperty("None")
    NONE("no"),
    /** They may; what they show must be valid. */
    @JsonProperty("Optional")
    OPTIONAL("optional"),
    /** They are refused without one. */
    @JsonProperty("Required")
    REQUIRED("yes");

    private final String directive;

    ClientCertificates(String directive) {
      this.directive = directive;
    }

    /** Returns the value of the engine's directive. */
    public String directive() {
      return directive;
    }
  }

  /** Fills in the default of every field that was left out. */
  public Tls {
    clientCertificates = Objects.requireNonNullElse(clientCertificates, ClientCertificates.NONE);
  }
}
