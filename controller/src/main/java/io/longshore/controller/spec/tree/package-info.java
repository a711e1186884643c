/** A spec as values: every text, number and section with the place it was written. */
package io.longshore.controller.spec.tree;
