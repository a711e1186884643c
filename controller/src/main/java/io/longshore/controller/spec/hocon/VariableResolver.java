package io.longshore.controller.spec.hocon;

import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.Map;

/** Gives substitutions the variables the operator lets a spec see. */
record VariableResolver(Map<String, String> variables) implements ConfigResolver {
  @Override
  public ConfigValue lookup(String path) {
    String value = variables.get(path);
    return value == null ? null : ConfigValueFactory.fromAnyRef(value, "environment " + path);
  }

  @Override
  public ConfigResolver withFallback(ConfigResolver fallback) {
    return this;
  }
}
