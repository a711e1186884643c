/** What a person sees of a run: pure functions from the fleet's view to lines of text. */
package io.longshore.controller.cli.progress;
