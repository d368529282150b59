package dev.baton.operator.api.v1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * Where the password is.
 *
 * @param secretName Secret of the same namespace with the password under {@link #PASSWORD_KEY}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Auth(
    @Required
        @Size(min = 1, max = 253)
        @JsonPropertyDescription(
            "Secret of the same namespace that holds the password under the key 'password'. A new"
                + " password is given to running engines without a restart; the one under"
                + " 'previousPassword' is accepted, too.")
        @ValidationRule(
            value = "self.matches('^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$')",
            message =
                "auth.secretName must be the name of a Secret: a-z, 0-9, '-' and '.', such as"
                    + " orders-auth")
        String secretName) {

  /**
   * The key of the Secret that may hold another password, such as the one before. Engines accept it
   * beside the present one for as long as it is there.
   */
  public static final String PREVIOUS_PASSWORD_KEY = "previousPassword";

  /** The key of the Secret that holds the password. */
  public static final String PASSWORD_KEY = "password";
}
