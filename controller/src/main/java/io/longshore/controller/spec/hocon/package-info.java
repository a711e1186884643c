/**
 * The file format of specs, HOCON, read strictly.
 *
 * <p>The typesafe-config library reads and resolves; what it forgives or cannot bound is found on
 * the text before: {@link io.longshore.controller.spec.hocon.OutlineScanner} sees every key where
 * it stands, so that keys written twice, depth, and what substitutions would grow to are known
 * before anything is resolved. Includes stay within the spec's own folder; the environment is read
 * only when asked for.
 */
package io.longshore.controller.spec.hocon;
