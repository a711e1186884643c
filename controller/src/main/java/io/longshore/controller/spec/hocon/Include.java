package io.longshore.controller.spec.hocon;

import io.longshore.controller.spec.tree.Origin;
import io.longshore.controller.spec.tree.SpecPath;

/**
 * An include statement.
 *
 * @param place where it stands
 * @param kind {@code ""}, {@code file}, {@code url} or {@code classpath}
 * @param name what it includes
 * @param at the path it is included at, keys joined as the scanner saw them
 */
record Include(Origin place, String kind, String name, SpecPath at) {}
