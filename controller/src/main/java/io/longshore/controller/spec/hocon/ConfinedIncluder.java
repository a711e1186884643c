package io.longshore.controller.spec.hocon;

import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import java.io.File;
import java.net.URL;
import java.util.function.Function;

/**
 * Answers every form of include from texts already read; opens nothing itself.
 *
 * <p>All four interfaces are implemented because the library falls back to its own reading for each
 * one that is not.
 */
final class ConfinedIncluder
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
  private final Function<String, ConfigObject> files;

  /**
   * An includer for one file.
   *
   * @param files what a name within that file stands for; empty for one that was refused
   */
  ConfinedIncluder(Function<String, ConfigObject> files) {
    this.files = files;
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    return files.apply(what);
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return files.apply(what.getPath());
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    return files.apply("");
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    return files.apply("");
  }
}
