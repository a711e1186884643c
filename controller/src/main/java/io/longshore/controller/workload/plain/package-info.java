/** Containers as the operator writes them: {@code containers { name { image = … } }}. */
package io.longshore.controller.workload.plain;
