package io.longshore.controller.spec.hocon;

/**
 * An include statement.
 *
 * @param line where it stands
 * @param kind {@code ""}, {@code file}, {@code url} or {@code classpath}
 * @param name what it includes
 * @param at the path it is included at, keys joined as the scanner saw them
 */
record Include(int line, String kind, String name, io.longshore.controller.spec.tree.SpecPath at) {}
