/** What nodes of a Fabric network answer, and what it means to whoever asked. */
package io.longshore.controller.workload.fabric.client.answer;
