/** Images that a spec brings along as files of {@code docker save}. */
package io.longshore.controller.workload.archive;
