/**
 * YAML as its author wrote it: every key, repeated ones too, with its line.
 *
 * <p>The only package that knows the YAML library.
 */
package io.longshore.controller.importing.yaml;
